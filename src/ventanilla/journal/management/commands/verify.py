"""`ventanilla verify`: examines the journal's chain, the folios and all that the floors promise."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ventanilla.journal.chain import examine_chain
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.models import Entry
from ventanilla.journal.queries import head


def findings(remembered: str = "") -> Iterator[tuple[str, str]]:
    """(check, Spanish sentence) of all that is wrong."""
    for name, check in CHECKS.items():
        found = examine_chain(remembered) if check is examine_chain else check()
        for sentence in found:
            yield name, sentence


class Command(BaseCommand):
    help = "Comprueba la bitácora, los folios, los disparadores y lo que cada parte del sistema promete."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head", default="", metavar="SELLO", help="sello impreso o anotado fuera: delata una cadena rehecha"
        )

    def handle(self, *args: Any, head: str, **options: Any) -> None:
        if Entry._meta.db_table not in connection.introspection.table_names():
            raise CommandError(
                "Aquí no hay una base de Ventanilla; haga una con «ventanilla init», o diga cuál en VENTANILLA_VAR."
            )
        wrong = 0
        for name, sentence in findings(head):
            wrong += 1
            self.stdout.write(f"✗ {name}: {sentence}")
        if wrong:
            raise CommandError(f"Se encontraron {wrong} problemas.", returncode=1)
        self.stdout.write(f"✓ Todo en orden ({len(CHECKS)} comprobaciones). {_last_seal()}")


def _last_seal() -> str:
    seal = head()
    return f"Último sello: {seal.number} {seal.digest}" if seal else "La bitácora aún no tiene sellos."
