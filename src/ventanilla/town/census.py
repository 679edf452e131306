"""The register of a big town: a made-up file of accounts, brought in by the real import and then served."""

import csv
import io
import random
import tempfile
from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from ventanilla.journal.actor import INSTALLER
from ventanilla.register.actions import advance_import, request_import
from ventanilla.register.models import Account
from ventanilla.town.bulk.served import serve
from ventanilla.town.bulk.writing import hasten
from ventanilla.town.names import invented, names
from ventanilla.town.words import NEIGHBOURHOODS, STREETS

CHUNK = 5000
"""Accounts that enter in one transaction."""
COLUMNS = ("CUENTA", "INMUEBLE", "TITULAR", "CALLE", "NUMERO", "COLONIA", "CP", "TELEFONO", "MEDIDOR", "USO", "ALTA")
_FIRST = 1_000_000
"""The accounts of the census have numbers of their own, above those of the town's neighbours."""
MAPPING = """
source = "Pueblo"
encoding = "utf-8"
delimiter = ","
dates = ["%Y-%m-%d"]
[columns]
number = "CUENTA"
premises_number = "INMUEBLE"
holder = "TITULAR"
street = "CALLE"
exterior = "NUMERO"
neighbourhood = "COLONIA"
postal_code = "CP"
phones = "TELEFONO"
meter = "MEDIDOR"
use_class = "USO"
since = "ALTA"
"""


def grow(*, to: int, seed: int, at: datetime, told: Callable[[int, int], None]) -> int:
    """Accounts until the register has `to`, with their contract and connections. Returns how many were added.

    `told` hears how many of how many entered. What was stopped before all were served is served when asked again.
    """
    missing = to - Account.objects.count()
    added = _brought(missing, seed, at, told) if missing > 0 else 0
    serve(since=f"{_FIRST:08d}", at=at, told=lambda done, of: None)
    return added


def _brought(missing: int, seed: int, at: datetime, told: Callable[[int, int], None]) -> int:
    with tempfile.TemporaryFile("w+b") as file:
        write(cast(BinaryIO, file), missing, seed)
        run = request_import(
            file=cast(BinaryIO, file),
            name="pueblo.csv",
            mapping=MAPPING,
            mapping_name="pueblo",
            dry=False,
            by=INSTALLER,
            at=at,
        )
    hasten()
    while run.finished_at is None:
        run = advance_import(run=run.pk, rows=CHUNK, at=at)
        told(run.done, run.total)
    default_storage.delete(run.staged)
    return run.new


def write(file: BinaryIO, count: int, seed: int) -> None:
    """The file: `count` accounts, the rare words of names and streets spread so that all of them come up."""
    chance, people = random.Random(f"census {seed}"), names(seed)
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(lines)
    table.writerow(COLUMNS)
    for n in range(count):
        number = _FIRST + n
        table.writerow(
            (
                f"{number:08d}",
                f"C-{number:07d}",
                next(people),
                _street(chance, n),
                chance.randrange(1, 2000),
                chance.choice(NEIGHBOURHOODS),
                f"53{chance.randrange(1000):03d}",
                f"55{chance.randrange(10_000_000, 99_999_999)}",
                f"C{number:08d}",
                "Comercial" if n % 20 == 0 else "Doméstico",
                f"{chance.randrange(1995, 2025)}-01-01",
            )
        )
    lines.detach()


def _street(chance: random.Random, n: int) -> str:
    """One street in three has a name seldom heard: each of them in turn."""
    if n % 3:
        return chance.choice(STREETS)
    rare = invented()
    return f"{chance.choice(('Cerro', 'Río', 'Paseo'))} {rare[n // 3 % len(rare)]}"
