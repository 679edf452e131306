"""Terms of hours: they run by the wall clock, night and holiday included, and stand still while paused."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from ventanilla.deadlines.points.calendar import Calendar
from ventanilla.deadlines.points.reckoning import Day, Reckoning
from ventanilla.deadlines.points.term import Pause

Stretch = tuple[datetime, datetime]


def run_hours(
    *,
    total: int,
    begun_at: datetime,
    calendar: Calendar,
    pauses: Sequence[Pause],
    dropped: tuple[Day, ...] = (),
) -> Reckoning:
    """The due moment of `total` hours. They never roll: an hour that fell on a holiday ran all the same."""
    stretches, due = _run(timedelta(hours=total), begun_at, pauses)
    days = dropped + tuple(_ledger(stretches, calendar))
    first = calendar.local(begun_at).date()
    if due is None:
        return Reckoning(None, None, days, first)
    local = calendar.local(due)
    provisional = calendar.covers_until is not None and local.date() > calendar.covers_until
    return Reckoning(local, local.date(), days, first, provisional)


def _run(left: timedelta, at: datetime, pauses: Sequence[Pause]) -> tuple[list[Stretch], datetime | None]:
    """The stretches in which time ran, and when it ran out; None when a pause that lasts comes first.

    In UTC: two moments of one zone subtract by the wall clock, and an hour is lost when clocks change.
    """
    stretches: list[Stretch] = []
    at = at.astimezone(UTC)
    for pause in sorted(pauses, key=lambda p: p.from_at):
        from_at = pause.from_at.astimezone(UTC)
        if from_at - at >= left:
            break
        if from_at > at:
            stretches.append((at, from_at))
            left -= from_at - at
        if pause.until_at is None:
            return stretches, None
        at = max(at, pause.until_at.astimezone(UTC))
    return [*stretches, (at, at + left)], at + left


def _ran(hours: float) -> str:
    shown = f"{round(hours, 2):g}"
    return "Corre 1 hora" if shown == "1" else f"Corren {shown} horas"


def _ledger(stretches: Sequence[Stretch], calendar: Calendar) -> Iterator[Day]:
    for begin, end in stretches:
        while begin < end:
            day = calendar.local(begin).date()
            stop = min(end, calendar.end_of(day).astimezone(UTC))
            hours = (stop - begin).total_seconds() / 3600
            yield Day(day, "running", _ran(hours), hours=hours)
            begin = stop
