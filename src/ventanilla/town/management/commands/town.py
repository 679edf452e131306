"""`ventanilla town`: make the synthetic town by the real actions and print its sign-ins."""

import time as stopwatch
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ventanilla.cases.models import Case
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.journal.actor import INSTALLER
from ventanilla.register.models import Account
from ventanilla.staff.models import Person
from ventanilla.town.bulk.multiply import UnableToMultiply, is_town, multiply
from ventanilla.town.census import grow
from ventanilla.town.life import Town
from ventanilla.town.money import owe_and_pay
from ventanilla.town.padron import settle
from ventanilla.town.people import PASSWORD, hire_town
from ventanilla.town.size import size_of_town
from ventanilla.town.supply import supply
from ventanilla.utility.queries import current_pack, zone


class Command(BaseCommand):
    help = "Crea un pueblo inventado que vive por los actos reales del sistema, y lo agranda por copia."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=7, help="la misma semilla da el mismo pueblo")
        parser.add_argument("--accounts", type=int, default=600, help="cuentas del padrón")
        parser.add_argument("--days", type=int, default=60, help="días naturales que vive, hasta hoy")
        parser.add_argument(
            "--bulk", type=int, default=0, metavar="PETICIONES", help="copia lo vivido hasta tener tantas peticiones"
        )
        parser.add_argument(
            "--bulk-accounts", type=int, default=0, metavar="CUENTAS", help="agranda el padrón hasta tantas cuentas"
        )
        parser.add_argument(
            "--to-multiply", action="store_true", help="deja abiertos los días de visitas, para agrandarlo después"
        )
        parser.add_argument("--arrivals", type=int, default=12, help="personas en un día usual")
        parser.add_argument(
            "--at-least", type=int, default=0, metavar="PETICIONES", help="falla si el pueblo vivió menos peticiones"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        big = options["bulk"] or options["bulk_accounts"]
        if not big or not Case.objects.exists():
            self._live(options)
        if options["bulk_accounts"]:
            self._census(options["bulk_accounts"], options["seed"])
        if options["bulk"]:
            self._multiply(options["bulk"], options["seed"])
        if big:
            self._size()

    def _live(self, options: dict[str, Any]) -> None:
        empty = not Case.objects.exists() and not Account.objects.exists()
        if not empty or options["accounts"] < 10 or options["days"] < 1:
            raise CommandError("El pueblo se hace en una base vacía, con 10 cuentas o más y al menos un día.")
        began, until = stopwatch.monotonic(), self._until()
        first = until.astimezone(zone()).date() - timedelta(days=options["days"])
        opened = datetime.combine(first, time(8), zone())
        people = hire_town(seed=options["seed"], since=first, by=INSTALLER, at=opened)
        accounts = settle(
            seed=options["seed"],
            accounts=options["accounts"],
            by=INSTALLER,
            at=opened,
            told=lambda n: self._progress(f"Padrón: {n} de {options['accounts']} cuentas"),
        )
        closes = not options["bulk"] and not options["to_multiply"]
        town = Town(options["seed"], people, accounts, self._day, closes_log=closes)
        town.live(first=first, until=until, arrivals=options["arrivals"])
        if closes:
            supply(accounts, keeper=self._who(people, "register.contract"), since=first, until=until)
            collects = self._who(people, "cashier.collect")
            deposits = self._who(people, "cashier.deposit")
            given = {"seed": options["seed"], "collects": collects, "deposits": deposits}
            owe_and_pay(accounts, **given, since=first, until=until)
        took = stopwatch.monotonic() - began
        self.stdout.write(f"\n{len(accounts)} cuentas y {town.cases} peticiones en {took:.0f} s (semilla {town.seed}).")
        self._sign_ins(people)
        if town.cases < options["at_least"]:
            raise CommandError(
                f"El pueblo vivió {town.cases} peticiones y se pidieron {options['at_least']} o más; "
                "hágalo de nuevo con más --days o más --arrivals."
            )

    def _size(self) -> None:
        size = size_of_town()
        self.stdout.write(
            f"El pueblo tiene {size.cases:,} peticiones ({size.lived:,} vividas) y {size.accounts:,} cuentas, "
            f"de {size.people:,} personas distintas, que se buscan por {size.words:,} palabras distintas."
        )

    def _census(self, to: int, seed: int) -> None:
        if not is_town():
            raise CommandError("Esta base no es la de un pueblo inventado; aquí no se agregan cuentas.")
        began = stopwatch.monotonic()
        told = self._share("Padrón", "cuentas")
        added = grow(to=to, seed=seed, at=self._until(), told=told)
        took = stopwatch.monotonic() - began
        self.stdout.write(f"\nEl padrón creció {added} cuentas en {took:.0f} s.")

    def _multiply(self, to: int, seed: int) -> None:
        began = stopwatch.monotonic()
        try:
            grown = multiply(to=to, seed=seed, at=self._until(), told=self._share("Copias", "peticiones y visitas"))
        except UnableToMultiply as refusal:
            raise CommandError(refusal.sentence) from None
        took = stopwatch.monotonic() - began
        self.stdout.write(
            f"\n{grown.cases} peticiones: se copiaron {grown.rows} renglones en {took:.0f} s "
            f"({grown.rows / max(took, 0.001):.0f} por segundo); {grown.skipped} no pudieron copiarse."
        )

    def _share(self, what: str, of: str) -> Callable[[int, int], None]:
        return lambda done, total: self._progress(f"{what}: {done} de {total} {of}")

    def _until(self) -> datetime:
        """Now, but never after eleven of today: the demo's morning is still going on."""
        now = timezone.now()
        eleven = datetime.combine(now.astimezone(zone()).date(), time(11), zone())
        return min(now, eleven)

    def _day(self, day: date, cases: int) -> None:
        opens = "abierto" if calendar_in_force().is_business(day) else "cerrado"
        self._progress(f"{day.isoformat()} ({opens}): {cases} peticiones")

    def _progress(self, words: str) -> None:
        self.stdout.write(f"\r{words:<60}", ending="")
        self.stdout.flush()

    def _who(self, people: dict[str, list[Person]], needs: str) -> Person | None:
        """The first whose post allows it."""
        posts = current_pack().section("organisation").posts
        return next((held[0] for code, held in people.items() if needs in posts[code].permissions), None)

    def _sign_ins(self, people: dict[str, list[Person]]) -> None:
        posts = current_pack().section("organisation").posts
        self.stdout.write(f"\nEntre con cualquiera de estas personas; la contraseña de todas es {PASSWORD}\n")
        for code, held in people.items():
            for person in held:
                second = "  (pide un segundo factor)" if posts[code].approves else ""
                self.stdout.write(f"  {person.username:<14} {posts[code].name}{second}")
