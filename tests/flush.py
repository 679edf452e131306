"""Emptying the database between transactional tests, which the append-only triggers would refuse."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from ventanilla.journal.append_only import protections


@contextmanager
def emptied() -> Iterator[None]:
    """Inside, the tables have no protection; afterwards they have all of it again."""
    promised = protections()
    _run(sql for p in promised for sql in p.lift(connection))
    try:
        yield
    finally:
        _run(sql for p in promised for sql in p.lay(connection))


def _run(statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
