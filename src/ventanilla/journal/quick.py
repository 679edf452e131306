"""Writing and taking away rows of a plain model: the same statement as the ORM's, built once and not each time.

For what is written at every step of everything: entries, tokens, terms. No signals are sent and no expressions are
understood. Values go through the fields, as in the ORM.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from ventanilla.journal.plans import kept_plans

FEW = 12
"""Rows of a statement whose plan is kept: each number of rows makes a statement of its own."""
type Fields = tuple[Field[Any, Any], ...]


@cache
def _insertion(model: type[Model]) -> tuple[str, Fields, tuple[str, ...]]:
    """The statement, the fields it writes, and the names of those the database fills."""
    fields = [f for f in model._meta.local_concrete_fields if not f.primary_key]
    written = tuple(f for f in fields if not f.has_db_default())
    columns, marks = ", ".join(f'"{f.column}"' for f in written), ", ".join(["%s"] * len(written))
    sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks}) RETURNING "id"'  # noqa: S608 - our names
    return sql, written, tuple(f.attname for f in fields if f.has_db_default())


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> tuple[str, Fields]:
    fields: Fields = tuple(model._meta.get_field(name) for name in names)  # type: ignore[misc]
    assigned = ", ".join(f'"{f.column}" = %s' for f in fields)
    return f'UPDATE "{model._meta.db_table}" SET {assigned} WHERE "id" = %s', fields  # noqa: S608 - our names


def insert_row[M: Model](row: M) -> M:
    """Add a row whose id the database gives, and give it; what else it fills is read when somebody asks for it."""
    sql, fields, filled = _insertion(type(row))
    with kept_plans(connection), connection.cursor() as cursor:
        cursor.execute(sql, [f.get_db_prep_save(f.pre_save(row, add=True), connection) for f in fields])
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias
    for name in filled:
        row.__dict__.pop(name, None)
    return row


def insert_rows[M: Model](rows: Sequence[M]) -> None:
    """Add some rows of one model, at most a few hundred, in their order; those whose id the database gives have it."""
    if not rows:
        return
    start, fields, filled, gives_id = _insertions(type(rows[0]))
    row_of_marks = f"({', '.join(['%s'] * len(fields))})"
    sql = start + ", ".join([row_of_marks] * len(rows))
    values = [f.get_db_prep_save(f.pre_save(row, add=True), connection) for row in rows for f in fields]
    with _plans_of(len(rows)), connection.cursor() as cursor:
        cursor.execute(f"{sql} RETURNING {gives_id}" if gives_id else sql, values)
        ids = cursor.fetchall() if gives_id else []
    for row, (number,) in zip(rows, ids, strict=False):
        row.pk = number
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
        for name in filled:
            row.__dict__.pop(name, None)


def _plans_of(rows: int) -> AbstractContextManager[None]:
    return kept_plans(connection) if rows <= FEW else nullcontext()


@cache
def _insertions(model: type[Model]) -> tuple[str, Fields, tuple[str, ...], str]:
    """How the statement begins, the fields it writes, those the database fills, and its id's column if it gives it."""
    key = model._meta.pk
    gives_id = f'"{key.column}"' if key and key.db_returning else ""
    fields = [f for f in model._meta.local_concrete_fields if not (gives_id and f.primary_key)]
    written = tuple(f for f in fields if not f.has_db_default())
    columns = ", ".join(f'"{f.column}"' for f in written)
    start = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES '  # noqa: S608 - our names
    return start, written, tuple(f.attname for f in fields if f.has_db_default()), gives_id


def update_row(row: Model, *names: str) -> None:
    """Write those fields of a row that exists."""
    sql, fields = _change(type(row), names)
    with kept_plans(connection), connection.cursor() as cursor:
        values = [f.get_db_prep_save(f.pre_save(row, add=False), connection) for f in fields]
        cursor.execute(sql, [*values, row.pk])


def delete_rows(model: type[Model], numbers: Sequence[int]) -> None:
    """Take away the rows of those keys, at most a few hundred, of a model that nothing points to."""
    key = model._meta.pk
    if not numbers or key is None:
        return
    marks = ", ".join(["%s"] * len(numbers))
    with _plans_of(len(numbers)), connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE "{key.column}" IN ({marks})', list(numbers))  # noqa: S608 - our names
