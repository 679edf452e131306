"""Writing many rows at once in the same way on both databases: COPY on PostgreSQL, long statements on SQLite."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model

Rows = Sequence[Sequence[Any]]
_HASTE = {"cache_size": -131_072, "wal_autocheckpoint": 32_768}
"""Pages of indices kept in memory (128 MB) and pages written before they are put in their place (128 MB)."""
_TOGETHER = 500
"""Rows in one statement on SQLite, where every statement has the search index written."""


@contextmanager
def hastened() -> Iterator[None]:
    """SQLite writes a page of an index once in many chunks, not in each; what it promises of a commit stays."""
    if connection.vendor == "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in _HASTE}
        for name, value in _HASTE.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        try:
            yield
        finally:
            for name, value in before.items():
                cursor.execute(f"PRAGMA {name} = {value}")


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Ids nobody else will take. On SQLite the caller's transaction already holds the only write lock."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            sequence = cursor.fetchone()[0]
            cursor.execute("SELECT array_agg(nextval(%s)) FROM generate_series(1, %s)", [sequence, count])
            return list(cursor.fetchone()[0] or ())
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0]
        return list(range(last + 1, last + count + 1))


def insert(model: type[Model], columns: Sequence[str], rows: Rows) -> None:
    """Add rows; values are text, numbers, booleans or None (days in ISO form, JSON as text)."""
    if not rows:
        return
    table, listed = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = f"({', '.join(['%s'] * len(columns))})"
            for first in range(0, len(rows), _TOGETHER):
                some = rows[first : first + _TOGETHER]
                sql = f"INSERT INTO {table} ({listed}) VALUES {', '.join([marks] * len(some))}"  # noqa: S608 - ours
                cursor.execute(sql, list(chain.from_iterable(some)))


def among(
    model: type[Model], columns: Sequence[str], key: str, values: Sequence[str] | Sequence[int], **same: Any
) -> list[tuple[Any, ...]]:
    """What those columns hold in the rows where `key` is one of some values, and others are the `same`. One query."""
    on_postgresql = connection.vendor == "postgresql"
    some = "= ANY(%s)" if on_postgresql else "IN (SELECT value FROM json_each(%s))"
    also = "".join(f" AND {column} = %s" for column in same)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {key} {some}{also}",  # noqa: S608 - our names
            [list(values) if on_postgresql else json.dumps(list(values)), *same.values()],
        )
        return list(cursor.fetchall())


def upsert(model: type[Model], columns: Sequence[str], key: Sequence[str], rows: Rows) -> None:
    """Add rows, or renew those with the same key (leave them when there is nothing else to renew)."""
    renewed = ", ".join(f"{c} = excluded.{c}" for c in columns if c not in key)
    marks, keyed = ", ".join(["%s"] * len(columns)), ", ".join(key)
    sql = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608 - our own names
        f"ON CONFLICT ({keyed}) DO " + (f"UPDATE SET {renewed}" if renewed else "NOTHING")
    )
    _many(sql, rows)


def update(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows by id: each row is the values of `columns` and then the id."""
    assigned = ", ".join(f"{c} = %s" for c in columns)
    _many(f"UPDATE {model._meta.db_table} SET {assigned} WHERE id = %s", list(rows))  # noqa: S608 - our own names


def _many(sql: str, rows: Rows) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)
