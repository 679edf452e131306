"""The terms behind timers: when a tick is next, and how the clock of a timer ends with it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q

from ventanilla.deadlines.actions import cancel, expire, meet
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.points import reckon
from ventanilla.deadlines.queries import calendar_in_force, terms_in_force
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.performing import ENGINE
from ventanilla.processes.refusals import Missing
from ventanilla.utility.queries import local_day

_BARELY: Final = timedelta(microseconds=1)
_HOSTS: Final = (Token.Kind.TASK, Token.Kind.CALL, Token.Kind.COPY, Token.Kind.EVENT)


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


def end_of_clock(timer: Token, at: datetime, *, runs_on: bool) -> None:
    """The timer fired: its term is over, unless it only warned of a term that still has to be met."""
    clock = timer.deadline
    if clock is None or clock.is_stopped or (runs_on and not clock.reminder):
        return
    if clock.reminder:
        meet(subject=clock.subject, group=clock.group, what="Se dio el aviso", by=ENGINE, at=at, only=clock)
    else:
        expire(deadline=clock, by=ENGINE, at=at)


def stop_clocks(instance: Instance, parent: Token | None, at: datetime, *, met: bool) -> None:
    """End the terms of the timers on a token (None: over the whole instance): met by its end, or cancelled with it."""
    if parent is not None and parent.kind not in _HOSTS:
        clocks = [parent.deadline] if parent.deadline_id and parent.deadline else []
    else:
        clocks = _clocks_on(instance, parent)
    for clock in clocks:
        clock.refresh_from_db()
        if clock.is_stopped:
            continue
        if met:
            meet(subject=clock.subject, group=clock.group, what="Se terminó la tarea", by=ENGINE, at=at, only=clock)
        else:
            cancel(deadline=clock, reason="El procedimiento siguió por otro camino", by=ENGINE, at=at)


def _clocks_on(instance: Instance, parent: Token | None) -> list[Deadline]:
    """Running deadlines of timers that hang from a token, also of those that only warned."""
    alive = Q(finished_at=None) | Q(outcome=Token.Outcome.FIRED)
    timers = instance.tokens.filter(alive, parent=parent, kind=Token.Kind.TIMER, deadline__stopped_at=None)
    return [t.deadline for t in timers.select_related("deadline").order_by("deadline_id") if t.deadline]
