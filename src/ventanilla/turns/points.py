"""Pure ideas of turns: the states of a ticket, the fair order, and percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from ventanilla.turns.catalogue import Rules

WAITING, CALLED, SERVING, PARKED = "waiting", "called", "serving", "parked"
DONE, ABSENT, CANCELLED = "done", "absent", "cancelled"
STATES: Final = {
    WAITING: "En espera",
    CALLED: "Llamado",
    SERVING: "En atención",
    PARKED: "En pausa",
    DONE: "Atendido",
    ABSENT: "No se presentó",
    CANCELLED: "Cancelado",
}
AT_A_DESK: Final = (CALLED, SERVING)

CALL, RECALL, START, END = "call", "recall", "start", "end"
PARK, UNPARK, NO_SHOW, TRANSFER, CANCEL = "park", "unpark", "no_show", "transfer", "cancel"
MOVES: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    CALL: ((WAITING,), CALLED),
    RECALL: ((CALLED,), CALLED),
    START: ((CALLED,), SERVING),
    END: ((SERVING,), DONE),
    PARK: ((CALLED, SERVING), PARKED),
    UNPARK: ((PARKED,), WAITING),
    NO_SHOW: ((CALLED,), ABSENT),
    TRANSFER: ((CALLED, SERVING), WAITING),
    CANCEL: ((WAITING, PARKED), CANCELLED),
}
"""Each move: the states it may begin in, and the one it leads to."""


def replay(moves: Sequence[str]) -> str | None:
    """The state that moves lead to from the issuing of the ticket, or None when one was not possible.

    >>> replay(["call", "start", "end"])
    'done'
    """
    state = WAITING
    for move in moves:
        begins, leads = MOVES[move]
        if state not in begins:
            return None
        state = leads
    return state


@dataclass(frozen=True)
class First:
    """The first of those who wait with priority, or without it."""

    ticket: int
    arrived_at: datetime
    priority: bool


def choose(
    preferred: First | None, other: First | None, last: Sequence[bool], rules: Rules, at: datetime
) -> First | None:
    """Who is called now: of the first with priority and the first without, given the latest calls (newest first).

    Who waited the guaranteed longest goes before who did not; otherwise priority goes first, but not more than
    `priority_per_normal` times in a row while somebody else waits.
    """
    limit = at - timedelta(minutes=rules.longest_wait_minutes)
    waiting = [one for one in (preferred, other) if one]
    late = [one for one in waiting if one.arrived_at <= limit]
    pool = {one.priority: one for one in late or waiting}
    if len(pool) < 2:
        return next(iter(pool.values()), None)
    streak = last[: rules.priority_per_normal]
    had_enough = len(streak) == rules.priority_per_normal and all(streak)
    return pool[not had_enough]


def wait_minutes(ahead: int, minutes: int, desks: int) -> int | None:
    """The wait to announce, rounded up to five minutes; None when no desk that calls the matter is open."""
    return ceil(ahead * minutes / desks / 5) * 5 if desks else None


def percentile(values: Sequence[int], hundredth: int) -> int | None:
    """The nearest-rank percentile; None of nothing.

    >>> percentile([10, 20, 30, 40], 50)
    20
    """
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * hundredth / 100) - 1)] if ordered else None
