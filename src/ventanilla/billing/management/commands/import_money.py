"""`ventanilla import-money --kind balances FILE --mapping MAP.toml`: what another system said is owed and was paid."""

import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.billing.actions import import_money
from ventanilla.billing.import_queries import MONEY_IMPORTS
from ventanilla.billing.importing.report import Line, Report, report_of
from ventanilla.billing.models import MoneyImport
from ventanilla.journal.actor import Actor
from ventanilla.journal.plans import count_anew
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spoken import money
from ventanilla.lib.spreadsheet import csv_lines

CONSOLE = Actor("system", "importacion", "Importación desde la consola")


class Command(BaseCommand):
    help = "Trae saldos, cargos o pagos de otro sistema y concilia lo que entró con el archivo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument("--kind", choices=[kind for kind, _ in MoneyImport.KINDS], required=True)
        parser.add_argument("--mapping", type=Path, required=True, help="correspondencia de columnas y conceptos")
        parser.add_argument("--cut-off", type=date.fromisoformat, metavar="AAAA-MM-DD", help="último día que llevó")
        parser.add_argument("--dry-run", action="store_true", help="solo cuenta; no asienta nada")
        parser.add_argument("--rejected", type=Path, help="dónde guardar los renglones rechazados (CSV)")

    def handle(self, *args: Any, **options: Any) -> None:
        path, began = options["file"], time.monotonic()
        try:
            mapping = options["mapping"].read_text(encoding="utf-8")
            with path.open("rb") as file:
                run = import_money(
                    kind=options["kind"],
                    file=file,
                    name=path.name,
                    mapping=mapping,
                    mapping_name=options["mapping"].name,
                    cut_off=options["cut_off"],
                    dry=options["dry_run"],
                    by=CONSOLE,
                    at=timezone.now(),
                    progress=lambda run: self.stderr.write(f"{run.percent:3d} %  {run.done:,} de {run.total:,}"),
                )
        except OSError as error:
            raise CommandError(f"No se puede abrir {error.filename}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError("La correspondencia no está en UTF-8; guárdela con esa codificación.") from error
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        except KeyboardInterrupt:
            raise CommandError("Quedó a la mitad. «ventanilla work» la continúa donde iba.") from None
        count_anew(Entry, LedgerAccount, OpenItem, Transfer)
        self._told(run, options["rejected"], time.monotonic() - began)

    def _told(self, run: MoneyImport, rejected: Path | None, seconds: float) -> None:
        for remark in run.remarks:
            self.stdout.write(remark)
        kind = "Simulacro" if run.dry else "Importación"
        self.stdout.write(
            f"{kind} {run.pk} en {seconds:.0f} s: {run.entered:,} {'entrarían' if run.dry else 'entraron'}, "
            f"{run.known:,} ya estaban, {run.empty:,} en cero, {run.rejected:,} rechazados."
        )
        self._reconciled(report_of(run), "Entraría" if run.dry else "En los libros")
        if rejected and run.rejected:
            rejected.write_bytes(b"".join(csv_lines(MONEY_IMPORTS.rejected_table(run))))
            self.stdout.write(f"Los renglones rechazados quedaron en {rejected}.")
        elif run.rejected:
            self.stdout.write(f"Para verlos: página /importaciones/dinero/{run.pk}/ o la opción --rejected.")

    def _reconciled(self, report: Report, entered: str) -> None:
        self.stdout.write(_row("Concepto", "Archivo", "Rechazado", "Ya estaba", entered, "Diferencia"))
        for one in (*report.lines, report.total):
            sums = (one.told, one.rejected_sum, one.known_sum, one.posted, one.difference)
            self.stdout.write(_row(one.name, *map(money, sums)) + _control(one))


def _row(name: str, *sums: str) -> str:
    return f"{name[:34]:34}" + "".join(f"{text:>18}" for text in sums)


def _control(line: Line) -> str:
    if line.control is None:
        return ""
    return "  control: cuadra" if not line.off_control else f"  control: difiere {money(line.off_control)}"
