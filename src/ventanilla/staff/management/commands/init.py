"""`ventanilla init --pack FOLDER`: tables, pack and first administrator; harmless when repeated.

`ventanilla init --new FOLDER` only begins a pack there, to be edited.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.journal.actor import INSTALLER
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.actions.install_administrator import install_administrator
from ventanilla.staff.administrators import somebody_administers
from ventanilla.staff.views.people import temporary_password
from ventanilla.utility.actions.begin_pack import begin_pack
from ventanilla.utility.queries import local_day


class Command(BaseCommand):
    help = "Prepara la base de datos, publica el paquete del organismo y crea a quien lo administra."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--pack", metavar="CARPETA", type=Path, help="por ejemplo packs/ORGANISMO")
        which.add_argument("--new", metavar="CARPETA", type=Path, help="escribe ahí un paquete mínimo, para editarlo")
        parser.add_argument("--utility", metavar="NOMBRE", default="", help="con --new: cómo se llama el organismo")
        parser.add_argument("--username", metavar="USUARIO", help="de quien administrará; si falta, se pregunta")
        parser.add_argument("--name", metavar="NOMBRE", help="su nombre completo; si falta, se pregunta")

    def handle(self, *args: Any, pack: Path | None, username: str | None, name: str | None, **options: Any) -> None:
        if pack is None:
            self._begin(options["new"], options["utility"])
            return
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("pack", "publish", str(pack), stdout=self.stdout)
        if somebody_administers():
            self.stdout.write("Ya hay quien administre el sistema.")
            return
        if not (username and name) and not sys.stdin.isatty():
            self.stdout.write("Falta quien administre: repita con --username USUARIO --name «NOMBRE COMPLETO».")
            return
        username = username or input("Usuario de quien administrará el sistema: ")
        name = name or input("Nombre completo: ")
        password, now = temporary_password(), timezone.now()
        try:
            install_administrator(
                username=username, name=name, password=password, starts_on=local_day(now), by=INSTALLER, at=now
            )
        except Refusal as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"Entre como «{username.strip().lower()}» con la contraseña provisional: {password}")

    def _begin(self, folder: Path, utility: str) -> None:
        try:
            code = begin_pack(folder=folder, name=utility, common=settings.ROOT / "packs" / "shared")
        except Refusal as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"Paquete «{code}» escrito en {folder}. Ahora:")
        self.stdout.write("  1. Edite sus archivos: cada uno dice arriba para qué es.")
        self.stdout.write(f"  2. ventanilla pack check {folder}")
        self.stdout.write(f"  3. ventanilla init --pack {folder}")
