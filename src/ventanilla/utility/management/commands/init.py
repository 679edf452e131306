"""`ventanilla init --pack FOLDER`: the database's tables, and the utility's pack in force; harmless when repeated."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Prepara la base de datos y publica el paquete del organismo."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pack", required=True, metavar="CARPETA", type=Path, help="por ejemplo packs/ORGANISMO")

    def handle(self, *args: Any, pack: Path, **options: Any) -> None:
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("pack", "publish", str(pack), stdout=self.stdout)
