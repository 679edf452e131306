"""Writing many rows at once in the same way on both databases: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Rows = Sequence[Sequence[Any]]


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Ids nobody else will take. On SQLite the caller's transaction already holds the only write lock."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
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
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)  # noqa: S608 - our own names


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
