"""`ventanilla charge --period 2026-09 --due 2026-11-20 --fee agua_fija`: charge a period to every active account."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.billing.actions import charge_period
from ventanilla.journal.actor import Actor
from ventanilla.journal.plans import count_anew
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.lib.months import Month
from ventanilla.lib.refusals import Refusal

CONSOLE = Actor("system", "facturacion", "Cargo de un periodo desde la consola")


class Command(BaseCommand):
    help = "Carga las cuotas de un periodo a todas las cuentas activas; lo ya cargado no se carga otra vez."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", required=True, metavar="AAAA-MM", help="primer mes del periodo")
        parser.add_argument("--due", required=True, metavar="AAAA-MM-DD", help="último día para pagarlo sin recargos")
        parser.add_argument("--fee", action="append", required=True, metavar="CUOTA", help="su código en el paquete")

    def handle(self, *args: Any, period: str, due: str, fee: list[str], **options: Any) -> None:
        month, began = Month.read(period), time.monotonic()
        try:
            due_on = date.fromisoformat(due)
        except ValueError:
            due_on = None
        if month is None or due_on is None:
            raise CommandError("Escriba el periodo como 2026-09 y el vencimiento como 2026-11-20.")
        charged = 0
        try:
            for done in charge_period(fees=fee, period=month, due_on=due_on, by=CONSOLE, at=timezone.now()):
                charged += done.entries
                self.stderr.write(f"{100 * done.until // done.last:3d} %  {charged:,} cuentas con cargo")
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        count_anew(Entry, LedgerAccount, OpenItem, Transfer)
        self.stdout.write(f"Se cargó {month.name} a {charged:,} cuentas en {time.monotonic() - began:.0f} s.")
