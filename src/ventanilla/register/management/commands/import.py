"""`ventanilla import FILE --mapping MAP.toml`: bring the register from another system's file."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import csv_lines
from ventanilla.register.actions import import_accounts
from ventanilla.register.import_queries import IMPORTS
from ventanilla.register.models import ImportRun

CONSOLE = Actor("system", "importacion", "Importación desde la consola")


class Command(BaseCommand):
    help = "Importa el padrón desde un archivo CSV o XLSX de otro sistema."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument("--mapping", type=Path, required=True, help="correspondencia de columnas (TOML)")
        parser.add_argument("--dry-run", action="store_true", help="solo cuenta; no escribe nada en el padrón")
        parser.add_argument("--rejected", type=Path, help="dónde guardar los renglones rechazados (CSV)")

    def handle(self, *args: Any, **options: Any) -> None:
        path, started = options["file"], time.monotonic()
        try:
            mapping = options["mapping"].read_text(encoding="utf-8")
            with path.open("rb") as file:
                run = import_accounts(
                    file=file,
                    name=path.name,
                    mapping=mapping,
                    mapping_name=options["mapping"].name,
                    dry=options["dry_run"],
                    by=CONSOLE,
                    at=timezone.now(),
                    progress=lambda run: self._progress(run, started),
                )
        except OSError as error:
            raise CommandError(f"No se puede abrir {error.filename}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError("La correspondencia no está en UTF-8; guárdela con esa codificación.") from error
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        except KeyboardInterrupt:
            raise CommandError("Quedó a la mitad. «ventanilla work» la continúa donde iba.") from None
        self._told(run, options["rejected"])

    def _progress(self, run: ImportRun, started: float) -> None:
        rate = run.done / max(time.monotonic() - started, 0.001)
        line = f"{run.percent:3d} %  {run.done:,} de {run.total:,} renglones  {rate:,.0f} por segundo"
        tty = self.stderr.isatty()
        if tty or run.finished_at or run.done % 50_000 == 0:
            self.stderr.write(f"\r{line}" if tty else line, ending="" if tty else "\n")

    def _told(self, run: ImportRun, rejected: Path | None) -> None:
        if self.stderr.isatty():
            self.stderr.write("")
        for remark in run.remarks:
            self.stdout.write(remark)
        told = (
            "Simulacro {}: entrarían {:,} nuevas, cambiarían {:,}, quedarían iguales {:,}, se rechazarían {:,}."
            if run.dry
            else "Importación {}: {:,} nuevas, {:,} cambiadas, {:,} iguales, {:,} rechazadas."
        )
        self.stdout.write(told.format(run.pk, run.new, run.changed, run.same, run.rejected))
        if rejected and run.rejected:
            rejected.write_bytes(b"".join(csv_lines(IMPORTS.rejected_table(run))))
            self.stdout.write(f"Los renglones rechazados quedaron en {rejected}.")
        elif run.rejected:
            self.stdout.write(f"Para verlos: página /padron/importaciones/{run.pk}/ o la opción --rejected.")
