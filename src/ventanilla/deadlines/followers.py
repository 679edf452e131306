"""Floors above that keep a copy of a due date: told in the same transaction whenever it changes or stops."""

from collections.abc import Callable, Sequence
from datetime import datetime

from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import Actor

MOVED: list[Callable[[Deadline, Actor, datetime], None]] = []
"""Called after a deadline's `due_at` changed or the deadline stopped; the row is already saved."""

LOCK_FIRST: list[Callable[[Sequence[int]], None]] = []
"""Called with ids of deadlines before a calendar change locks them, so that rows above are locked first."""


def tell(deadline: Deadline, by: Actor, at: datetime) -> None:
    """Tell every follower."""
    for follow in MOVED:
        follow(deadline, by, at)
