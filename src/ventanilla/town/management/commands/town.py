"""`ventanilla town`: make the synthetic town by the real actions and print its sign-ins."""

import time as stopwatch
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ventanilla.cases.models import Case
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.journal.actor import INSTALLER
from ventanilla.staff.models import Person
from ventanilla.town.life import Town
from ventanilla.town.padron import settle
from ventanilla.town.people import PASSWORD, hire_town
from ventanilla.utility.queries import current_pack, zone


class Command(BaseCommand):
    help = "Crea un pueblo inventado que vive por los actos reales del sistema."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=7, help="la misma semilla da el mismo pueblo")
        parser.add_argument("--accounts", type=int, default=600, help="cuentas del padrón")
        parser.add_argument("--days", type=int, default=60, help="días naturales que vive, hasta hoy")
        parser.add_argument("--arrivals", type=int, default=12, help="personas en un día usual")

    def handle(self, *args: Any, **options: Any) -> None:
        if Case.objects.exists() or options["accounts"] < 10 or options["days"] < 1:
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
        town = Town(options["seed"], people, accounts, self._day)
        town.live(first=first, until=until, arrivals=options["arrivals"])
        took = stopwatch.monotonic() - began
        self.stdout.write(f"\n{len(accounts)} cuentas y {town.cases} peticiones en {took:.0f} s (semilla {town.seed}).")
        self._sign_ins(people)

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

    def _sign_ins(self, people: dict[str, list[Person]]) -> None:
        posts = current_pack().section("organisation").posts
        self.stdout.write(f"\nEntre con cualquiera de estas personas; la contraseña de todas es {PASSWORD}\n")
        for code, held in people.items():
            for person in held:
                second = "  (pide un segundo factor)" if posts[code].approves else ""
                self.stdout.write(f"  {person.username:<14} {posts[code].name}{second}")
