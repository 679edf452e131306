"""Everything the page of a deadline says: sentences, ledger, months, readings not taken."""

from dataclasses import dataclass
from datetime import date, datetime

from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.months import Month, months
from ventanilla.deadlines.points import Calendar, Day, Reckoning, Term
from ventanilla.deadlines.points.explain import explain, reading_text, verdict_text
from ventanilla.deadlines.points.spoken import spoken_end, spoken_moment
from ventanilla.deadlines.queries import (
    business_days_left,
    calendar_of,
    extensions_of,
    is_expired,
    ledger_of,
    light,
    pauses_of,
    restarts_of,
)


@dataclass(frozen=True)
class Line:
    """A day of the ledger in words."""

    day: Day
    verdict: str


@dataclass(frozen=True)
class Explanation:
    """What is shown of a deadline at a moment."""

    deadline: Deadline
    term: Term
    sentences: list[str]
    ending: str
    lines: list[Line]
    months: list[Month]
    readings: list[str]
    light: str
    days_left: int | None
    expired: bool

    @property
    def headline(self) -> str:
        """The one sentence to read: how it ended, or until when it runs and why."""
        return self.ending or self.sentences[0]


def explained(deadline: Deadline, now: datetime) -> Explanation:
    """The whole explanation; what happened to the deadline should be prefetched."""
    found, calendar = ledger_of(deadline, now), calendar_of(deadline.calendar_revision)
    return Explanation(
        deadline=deadline,
        term=deadline.term,
        sentences=sentences_of(deadline, found, calendar),
        ending=_ending(deadline, calendar),
        lines=[Line(day, verdict_text(day)) for day in found.days],
        months=_months(found),
        readings=[reading_text(other, calendar) for other in found.other_readings],
        light="paused" if deadline.is_suspended else light(deadline, now),
        days_left=business_days_left(deadline, now),
        expired=is_expired(deadline, now),
    )


def sentences_of(deadline: Deadline, found: Reckoning, calendar: Calendar) -> list[str]:
    """Why the date is what it is."""
    return explain(
        term=deadline.term,
        started_at=deadline.started_at,
        calendar=calendar,
        found=found,
        pauses=pauses_of(deadline),
        extensions=extensions_of(deadline),
        restarts=restarts_of(deadline),
    )


def _ending(deadline: Deadline, calendar: Calendar) -> str:
    """How it ended, or "" while it runs."""
    if deadline.stopped_at is None:
        return ""
    verbs = {
        "met": "Se cumplió a tiempo",
        "late": "Se cumplió después de vencido",
        "done": "Terminó",
        "cancelled": "Se canceló",
    }
    if deadline.outcome == "expired" and deadline.final_due_at:
        return f"Venció sin cumplirse el {spoken_end(deadline.final_due_at, calendar)}."
    due = f" Vencía el {spoken_end(deadline.final_due_at, calendar)}." if deadline.final_due_at else ""
    when = spoken_moment(deadline.stopped_at, calendar)
    return f"{verbs[deadline.outcome]} el {when}: {deadline.stopped_what}.{due}"


def _months(found: Reckoning) -> list[Month]:
    by_day = {day.on: day for day in found.days}

    def mark(on: date) -> tuple[str, str]:
        if on not in by_day:
            return "", ""
        day = by_day[on]
        last = day.on == found.last_day
        return "last" if last else day.verdict, f"{verdict_text(day)}, vence" if last else verdict_text(day)

    return list(months(min(by_day), max(by_day), mark)) if by_day else []
