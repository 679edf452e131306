"""When each open task is due: copied from the term that governs it, and kept true when a term moves."""

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import Q, QuerySet

from ventanilla.deadlines.followers import LOCK_FIRST, MOVED
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import update_row
from ventanilla.processes.models import FAR, Instance, Token

Kind = Token.Kind


def governing(tokens: Sequence[Token], timers: Sequence[Token]) -> dict[int, Token | None]:
    """For each open task the timer that ends first among its own and those of what contains it."""
    by_id = {t.pk: t for t in tokens}
    found: dict[int, Token | None] = {}
    for task in (t for t in tokens if t.kind == Kind.TASK):
        around: set[int | None] = {None}
        here: Token | None = task
        while here is not None:
            around.add(here.pk)
            here = by_id.get(here.parent_id) if here.parent_id else None
        found[task.pk] = nearest(timers, around)
    return found


def nearest(timers: Iterable[Token], around: Container[int | None]) -> Token | None:
    """Of the timers that hang from one of those tokens (None is the instance itself), the one that ends first."""
    near = [(t.deadline.due_at, t.pk, t) for t in timers if t.parent_id in around and t.deadline and t.deadline.due_at]
    return min(near)[2] if near else None


def watching(tokens: Iterable[Token]) -> list[Token]:
    """Of tokens at hand, the timers whose term still runs and is not a mere reminder."""
    timers = (t for t in tokens if t.kind == Kind.TIMER and t.deadline)
    return [t for t in timers if t.deadline and not t.deadline.is_stopped and not t.deadline.reminder]


@prepared
def watchers(instance: int) -> QuerySet[Token]:
    """The timers whose term still runs and is not a mere reminder: also those that fired as a warning."""
    alive = Q(finished_at=None) | Q(outcome=Token.Outcome.FIRED)
    found = Token.objects.filter(
        alive, instance=instance, kind=Kind.TIMER, deadline__stopped_at=None, deadline__reminder=False
    )
    return found.select_related("deadline")


def settle(instance: int, tokens: Sequence[Token] | None = None, timers: Sequence[Token] | None = None) -> None:
    """Write the governing term of each open task of an instance, where it changed.

    `tokens` are its open ones where the caller has them under its lock already, and `timers` its watchers where
    none of their terms moved since they were read.
    """
    if tokens is None:
        tokens = _open_ones(instance)
    if not any(t.kind == Kind.TASK for t in tokens):
        return
    by_id = {t.pk: t for t in tokens}
    for number, timer in governing(tokens, watchers(instance) if timers is None else timers).items():
        task, clock = by_id[number], timer.deadline if timer else None
        due_at = clock.due_at if clock else None
        if (task.deadline_id, task.due_at) != (clock.pk if clock else None, due_at):
            task.deadline, task.due_at, task.rank_at = clock, due_at, due_at or FAR
            update_row(task, "deadline", "due_at", "rank_at")


@prepared
def _open_ones(instance: int) -> QuerySet[Token]:
    return Token.objects.filter(instance=instance, finished_at=None).order_by("pk")


_working: ContextVar[dict[int, bool] | None] = ContextVar("instances being worked, and whether a term moved")


@contextmanager
def settled_at_the_end(instance: int) -> Iterator[None]:
    """While a step of it is worked, terms that move leave the settling to the one that ends the step."""
    working = _working.get(None)
    if working is None:
        working = {}
        _working.set(working)
    inside = instance in working
    working.setdefault(instance, False)
    try:
        yield
    finally:
        if not inside:
            del working[instance]


def term_moved(instance: int) -> bool:
    """Whether a term of an instance moved or stopped since its step began; True where nobody watched."""
    return (_working.get(None) or {}).get(instance, True)


_ending: ContextVar[int | None] = ContextVar("the term whose own timer is firing", default=None)


@contextmanager
def ended_by_its_timer(deadline: Deadline) -> Iterator[None]:
    """The term ends because its timer fired, within the step of its instance: whoever fires it finishes the timer."""
    before = _ending.set(deadline.pk)
    try:
        yield
    finally:
        _ending.reset(before)


def follow_deadline(deadline: Deadline, by: Actor, at: datetime) -> None:
    """A term moved or stopped: its timers and the tasks it governs follow."""
    if deadline.pk == _ending.get():
        return
    timers = Token.objects.filter(deadline=deadline, kind__in=(Kind.TIMER, Kind.WAIT), finished_at=None)
    timers.update(due_at=deadline.due_at)
    for instance in sorted({token.instance_id for token in _touched(deadline.pk)}):
        working = _working.get(None) or {}
        if instance in working:
            working[instance] = True
        else:
            settle(instance)


@prepared
def _touched(deadline: int) -> QuerySet[Token]:
    """What waits for a term or is governed by it, where the procedure still runs."""
    return Token.objects.filter(deadline=deadline, instance__closed_at=None)


def lock_instances(deadlines: Sequence[int]) -> None:
    """Before a calendar change locks deadlines: their instances first, in order."""
    numbers = Token.objects.filter(deadline__in=deadlines).values("instance_id")
    open_ones = Instance.objects.filter(pk__in=numbers, closed_at=None).order_by("pk")
    list(open_ones.select_for_update().values_list("pk", flat=True))


MOVED.append(follow_deadline)
LOCK_FIRST.append(lock_instances)
