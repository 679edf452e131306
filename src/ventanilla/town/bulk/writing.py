"""Many rows at once in text form: COPY on PostgreSQL, executemany on SQLite; and the numbers that tables go on from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

from ventanilla.town.bulk.registry import COPIED, WORDS, model_of

Cells = Sequence[Any]
_SIGNS = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def on_postgresql() -> bool:
    return connection.vendor == "postgresql"


def nothing() -> str | None:
    """How an empty cell is written."""
    return "\\N" if on_postgresql() else None


def cell(text: str) -> str:
    """A text as its cell is written."""
    return text.translate(_SIGNS) if on_postgresql() else text


def moment(utc: datetime) -> str:
    """A moment as its cell is written; `utc` has no zone."""
    return f"{utc}+00" if on_postgresql() else str(utc)


def insert(table: str, columns: Sequence[str], rows: Sequence[Cells]) -> None:
    """Add rows of cells."""
    if not rows:
        return
    listed = ", ".join(f'"{c}"' for c in columns)
    with connection.cursor() as cursor:
        if on_postgresql():
            with cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as copy:
                for first in range(0, len(rows), 2000):
                    copy.write("\n".join(map("\t".join, rows[first : first + 2000])) + "\n")
        else:
            marks = ", ".join(["%s"] * len(columns))
            sql = f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 - names of our own models
            cursor.executemany(sql, rows)


def hasten() -> None:
    """SQLite writes a page of an index once in many batches, not in each; what it promises of a commit stays."""
    if not on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")
            cursor.execute("PRAGMA wal_autocheckpoint = 65536")


def last_ids() -> dict[str, int]:
    """The highest id of each copied table with numbered rows."""
    numbered = {label: model_of(label) for label in COPIED - {WORDS}}
    return {label: _last(model) for label, model in numbered.items() if not model._meta.pk.is_relation}


def _last(model: type[Model]) -> int:
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0


def reserve(upto: dict[str, int]) -> None:
    """Whoever writes from now on takes numbers after those; SQLite sees to it by itself."""
    if on_postgresql():
        with connection.cursor() as cursor:
            for label, last in upto.items():
                table = model_of(label)._meta.db_table
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, max(last, 1)])


def follow() -> None:
    """Each numbered table goes on after its last row, and the planner is told how the tables are now."""
    models = [model_of(label) for label in COPIED]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
