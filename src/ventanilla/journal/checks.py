"""The registry of what `ventanilla verify` examines: each floor registers its own in its `checks.py`."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

Check = Callable[[], Iterable[str]]

CHECKS: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check. `name` is Spanish, for people; it yields a Spanish sentence for each thing that is wrong."""
    CHECKS[name] = check


def without[M: Model](rows: QuerySet[M], column: str, others: QuerySet[Any], theirs: str) -> QuerySet[M]:
    """The rows whose `column` no row of `others` has in `theirs`.

    Asked for each by the index: NOT IN over a table too large for its memory makes PostgreSQL compare all with all.
    """
    return rows.filter(~Exists(others.filter(**{theirs: OuterRef(column)})))
