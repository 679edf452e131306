"""Fire the timers whose term ended; the background worker does it, and several may at once."""

from collections.abc import Sequence
from datetime import datetime
from itertools import batched

from ventanilla.journal.actor import CLOCK
from ventanilla.lib.collecting import uncollected
from ventanilla.processes.models import Token
from ventanilla.processes.motion.board import tokens_of
from ventanilla.processes.motion.locking import lock_instances
from ventanilla.processes.motion.performing import Perform, perform_registered
from ventanilla.processes.motion.ringing import ring
from ventanilla.processes.motion.run import Run
from ventanilla.staff.acts import act

TIMED = (Token.Kind.TIMER, Token.Kind.WAIT, Token.Kind.CYCLE)
TOGETHER = 50
"""Timers of one transaction: on SQLite nobody else writes for as long as it lasts, a tenth of a second."""


def fire_due(at: datetime, limit: int = 100, *, perform: Perform = perform_registered) -> int:
    """How many timers fired. Some enter together, and one by one where one of them failed, so that it stops no other.

    Those that failed are raised together at the end.
    """
    due = Token.objects.filter(kind__in=TIMED, finished_at=None, due_at__lte=at).order_by("due_at", "pk")
    fired: int = 0
    failed: list[Exception] = []
    for some in batched(list(due.values_list("pk", flat=True)[:limit]), TOGETHER, strict=False):
        try:
            fired += fire_some(some, at, perform)
        except Exception:
            fired += _one_by_one(some, at, perform, failed)
    if failed:
        raise ExceptionGroup("some timers could not fire", failed)
    return fired


def _one_by_one(tokens: Sequence[int], at: datetime, perform: Perform, failed: list[Exception]) -> int:
    """How many fired; why the others did not is added to `failed`."""
    fired = 0
    for token in tokens:
        try:
            fired += fire_some([token], at, perform)
        except Exception as error:
            error.add_note(f"while firing the timer of token {token}")
            failed.append(error)
    return fired


@act
@uncollected()
def fire_some(tokens: Sequence[int], at: datetime, perform: Perform = perform_registered) -> int:
    """Fire those timers in one transaction, the one that fell due first before the others.

    Not those whose instance another worker has, and not what somebody did meanwhile: he did or will.
    """
    due = Token.objects.filter(pk__in=tokens, finished_at=None, due_at__lte=at).order_by("due_at", "pk")
    pairs = list(due.values_list("instance_id", "pk"))
    locked = {instance.pk: instance for instance in lock_instances([number for number, _ in pairs])}
    standing: dict[int, list[Token]] = {number: [] for number in locked}
    for token in tokens_of(list(standing)) if standing else ():
        standing[token.instance_id].append(token)
    fired = 0
    for number, timer in pairs:
        if number in locked:
            # A second timer of an instance finds it as the first left it: it is read again.
            fired += ring(Run(locked[number], CLOCK, at, perform, rows=standing.pop(number, None)), timer)
    return fired
