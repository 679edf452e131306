"""`ventanilla init --pack FOLDER`: tables, pack and first administrator; harmless when repeated."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ventanilla.journal.actor import INSTALLER
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.actions.install_administrator import install_administrator
from ventanilla.staff.administrators import somebody_administers
from ventanilla.staff.views.people import temporary_password
from ventanilla.utility.queries import local_day


class Command(BaseCommand):
    help = "Prepara la base de datos, publica el paquete del organismo y crea a quien lo administra."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pack", required=True, metavar="CARPETA", type=Path, help="por ejemplo packs/ORGANISMO")
        parser.add_argument("--username", metavar="USUARIO", help="de quien administrará; si falta, se pregunta")
        parser.add_argument("--name", metavar="NOMBRE", help="su nombre completo; si falta, se pregunta")

    def handle(self, *args: Any, pack: Path, username: str | None, name: str | None, **options: Any) -> None:
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
