"""`ventanilla backup FILE`: database and files in one archive, while people work."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from ventanilla.journal.management.archive import DATABASE, dump_database, pack
from ventanilla.journal.queries import head


def back_up(target: Path) -> str:
    """Make the archive; the digest of the last seal inside the copy, or ""."""
    target.parent.mkdir(parents=True, exist_ok=True)
    seal = head()
    with TemporaryDirectory(dir=target.parent, prefix=".respaldo-") as folder:
        work = Path(folder)
        # First the database, then the files: whatever the copy names is then on the disk.
        dump_database(work / DATABASE)
        manifest = {
            "made_at": timezone.now().isoformat(),
            "vendor": connection.vendor,
            "head": seal.digest if seal else "",
        }
        pack(target, work, Path(settings.MEDIA_ROOT), manifest)
    return seal.digest if seal else ""


class Command(BaseCommand):
    help = "Respalda la base de datos y los archivos en un solo archivo, sin detener el servicio."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="ARCHIVO", type=Path, help="por ejemplo respaldo-2026-11-20.tar.gz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        seal = back_up(file)
        self.stdout.write(f"Respaldo hecho: {file} ({file.stat().st_size / 1e6:.1f} MB).")
        if seal:
            self.stdout.write(f"Anote fuera de este equipo el último sello: {seal}")
