"""`ventanilla restore FILE`: put a backup in place, then examine it."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from ventanilla.journal.management.archive import (
    DATABASE,
    check_dump,
    is_empty,
    load_database,
    put_files,
    unpack,
)
from ventanilla.journal.management.commands.backup import back_up


class Command(BaseCommand):
    help = "Restaura un respaldo y lo comprueba. Detenga antes el servicio."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="ARCHIVO", type=Path)
        parser.add_argument("--replace", action="store_true", help="sobre una base con datos; antes se respalda")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not is_empty() and not replace:
            raise CommandError("La base de datos ya tiene tablas. Si de verdad quiere sustituirla, agregue --replace.")
        media = Path(settings.MEDIA_ROOT)
        media.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=media.parent, prefix=".restauracion-") as folder:
            work = Path(folder)
            manifest = unpack(file, work)
            if manifest["vendor"] != connection.vendor:
                raise CommandError(f"El respaldo es de {manifest['vendor']} y esta base es {connection.vendor}.")
            check_dump(work / DATABASE)
            if not is_empty():
                kept = media.parent / f"antes-de-restaurar-{timezone.now():%Y%m%d-%H%M%S}.tar.gz"
                back_up(kept)
                self.stdout.write(f"Lo que había quedó en {kept}.")
            load_database(work / DATABASE)
            put_files(work, media)
        self.stdout.write(f"Restaurado el respaldo del {manifest['made_at']}. Se comprueba:")
        call_command("verify", head=manifest["head"], stdout=self.stdout)
