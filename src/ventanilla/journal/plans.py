"""Statements whose plan PostgreSQL may keep: those that compare for equality or order, built once and asked again.

A plan that is kept does not look at the values. For a text that must begin in some way it would read the whole table,
so that all other statements are planned each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Model

KEPT_AFTER = 5
"""Times a connection sends a statement before its plan is kept."""


@contextmanager
def kept_plans(connection: Any) -> Iterator[None]:
    """While it lasts; on SQLite, which keeps what it compiled anyhow, nothing."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    driver.prepare_threshold = KEPT_AFTER
    try:
        yield
    finally:
        driver.prepare_threshold = None


def count_anew(*models: type[Model]) -> None:
    """Have PostgreSQL count tables that grew by very much at once: until it does by itself it may read all of them.

    SQLite is asked so that it needs no counts.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE " + ", ".join(f'"{model._meta.db_table}"' for model in models))
