"""`ventanilla export-movements --from 2026-11-01 --to 2026-11-30 --out F.csv`: the movements of money of those days."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.cashier.actions import export_movements
from ventanilla.cashier.movement_files import movements_csv
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal

CONSOLE = Actor("system", "movimientos", "Descarga de movimientos desde la consola")


class Command(BaseCommand):
    help = "Escribe en un CSV los movimientos de dinero de unos días, con sus totales."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="since", type=date.fromisoformat, required=True, metavar="AAAA-MM-DD")
        parser.add_argument("--to", dest="until", type=date.fromisoformat, required=True, metavar="AAAA-MM-DD")
        parser.add_argument("--out", type=Path, required=True, metavar="ARCHIVO", help="CSV que se escribe")

    def handle(self, *args: Any, since: date, until: date, out: Path, **options: Any) -> None:
        lines = 0
        try:
            export_movements(since=since, until=until, by=CONSOLE, at=timezone.now())
            with out.open("wb") as file:
                for line in movements_csv(since, until):
                    file.write(line)
                    lines += 1
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        except OSError as error:
            raise CommandError(f"No se puede escribir {error.filename}: {error.strerror}.") from error
        self.stdout.write(f"Quedaron en {out}: {lines - 1:,} renglones con encabezado y totales.")
