"""The terms behind timers: when a tick is next, and how the clock of a timer ends with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import QuerySet

from ventanilla.deadlines.actions import cancel, expire, meet
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.points import reckon
from ventanilla.deadlines.queries import calendar_in_force, hold, terms_in_force
from ventanilla.journal.prepared import prepared
from ventanilla.processes.engine.diagram import TimerRule
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.dues import ended_by_its_timer
from ventanilla.processes.motion.performing import ENGINE
from ventanilla.processes.refusals import Missing
from ventanilla.utility.queries import local_day

_BARELY: Final = timedelta(microseconds=1)


def moment_of(variable: str, variables: Mapping[str, Any], at: datetime) -> datetime:
    """Where a timer starts: the moment a variable holds, else now. Errors: Missing when it is no moment."""
    if not variable or not variables.get(variable):
        return at
    try:
        found = datetime.fromisoformat(str(variables[variable]))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Missing(
            "falta-dato", f"El dato «{variable}» debe ser una fecha con hora; corríjalo para contar el plazo."
        )
    return found


def term_ends(rule: TimerRule, variables: Mapping[str, Any], at: datetime) -> datetime | None:
    """When a timer started now would end, suspensions aside. Errors: Missing, UnknownTerm."""
    origin = moment_of(rule.origin, variables, at)
    term = terms_in_force().valid(rule.code(variables), local_day(origin))
    return reckon(term=term, started_at=origin, calendar=calendar_in_force()).due_at


def next_tick(term: str, after: datetime | None, at: datetime) -> datetime:
    """The first tick after `at`, reckoned on from the tick before; missed ones are not made up for."""
    found = _tick(term, after - _BARELY if after else at)
    while found <= at:
        found = _tick(term, found - _BARELY)
    return found


def _tick(term: str, since: datetime) -> datetime:
    rule = terms_in_force().valid(term, local_day(since))
    found = reckon(term=rule, started_at=since, calendar=calendar_in_force()).due_at
    assert found is not None
    return found if found > since + _BARELY else _tick(term, since + timedelta(days=1))


def end_of_clock(timer: Token, at: datetime, *, runs_on: bool) -> bool:
    """The timer fired: its term is over, unless it only warned of a term that still has to be met.

    Whether the term ended here; the timer, the only one that waited for it, is about to be finished.
    """
    clock = timer.deadline
    if clock is None or clock.is_stopped or (runs_on and not clock.reminder):
        return False
    with ended_by_its_timer(clock):
        if clock.reminder:
            meet(subject=clock.subject, group=clock.group, what="Se dio el aviso", by=ENGINE, at=at, only=clock)
        else:
            expire(deadline=clock, by=ENGINE, at=at)
    return True


def stop_clocks(clocks: Iterable[Deadline], at: datetime, *, met: bool) -> None:
    """End the terms of timers that are withdrawn: met by the end of what they guarded, or cancelled with it."""
    for clock in sorted(clocks, key=lambda c: c.pk):
        if hold(clock).is_stopped:
            continue
        if met:
            meet(subject=clock.subject, group=clock.group, what="Se terminó la tarea", by=ENGINE, at=at, only=clock)
        else:
            cancel(deadline=clock, reason="El procedimiento siguió por otro camino", by=ENGINE, at=at)


def warned_clocks(instance: Instance, host: Token | None) -> list[Deadline]:
    """Running deadlines of timers that hung from a token, or from the whole instance, and only warned."""
    found = _warned(instance.pk, host.pk if host else None)
    return [t.deadline for t in found if t.deadline]


@prepared
def _warned(instance: int, host: int | None) -> QuerySet[Token]:
    warned = Token.objects.filter(instance=instance, parent=host, kind=Token.Kind.TIMER, outcome=Token.Outcome.FIRED)
    return warned.filter(deadline__stopped_at=None).select_related("deadline").order_by("pk")
