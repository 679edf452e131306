"""Reckon a due date: walk the days one by one and write down why each counts or does not."""

import calendar as gregorian
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ventanilla.deadlines.points.calendar import ONE_DAY, Calendar
from ventanilla.deadlines.points.hours import run_hours
from ventanilla.deadlines.points.reckoning import Day, OtherReading, Reckoning
from ventanilla.deadlines.points.term import Extension, Pause, Restart, Term


@dataclass(frozen=True)
class Facts:
    """Everything a reading depends on."""

    term: Term
    started_at: datetime
    calendar: Calendar
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    restarts: tuple[Restart, ...]
    now: datetime | None

    @property
    def begun_at(self) -> datetime:
        """When the count in force began: the last restart, or the start."""
        return max((r.at for r in self.restarts), default=self.started_at)

    @property
    def total(self) -> int:
        return self.term.amount + sum(e.amount for e in self.extensions)

    def extension_of(self, ordinal: int) -> Extension | None:
        """The extension that gave a counted day; months are extended whole, not day by day."""
        if self.term.unit == "months" or ordinal <= self.term.amount:
            return None
        reached = self.term.amount
        for extension in self.extensions:
            reached += extension.amount
            if ordinal <= reached:
                return extension
        return None

    def pause_on(self, day: date) -> Pause | None:
        """The pause that keeps `day` from counting; an open one before any other."""
        found = None
        for pause in self.pauses:
            if day < self.calendar.local(pause.from_at).date():
                continue
            if pause.until_at is None:
                return pause
            ended = self.calendar.local(pause.until_at).date()
            if day < ended or (day == ended and self.term.resume == "next_day"):
                found = found or pause
        return found


def reckon(
    *,
    term: Term,
    started_at: datetime,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    restarts: Sequence[Restart] = (),
    now: datetime | None = None,
) -> Reckoning:
    """The due date of a term, its ledger and the readings not taken. `now` only lengthens an open pause's ledger."""
    facts = Facts(term, started_at, calendar, tuple(pauses), tuple(extensions), tuple(restarts), now)
    chosen = read(facts)
    return replace(chosen, other_readings=tuple(_others(facts, chosen)))


def read(facts: Facts) -> Reckoning:
    """One reading of the facts, without the readings not taken."""
    dropped = tuple(_dropped(facts))
    if facts.term.unit == "hours":
        return run_hours(
            total=facts.total,
            begun_at=facts.begun_at,
            calendar=facts.calendar,
            pauses=facts.pauses,
            dropped=dropped,
        )
    return _walk(facts, list(dropped))


def _dropped(facts: Facts) -> Iterator[Day]:
    if not facts.restarts:
        return
    last = max(facts.restarts, key=lambda r: r.at)
    day, until = facts.calendar.local(facts.started_at).date(), facts.calendar.local(last.at).date()
    while day < until:
        yield Day(day, "dropped", f"Antes del reinicio: {last.reason}", document=last.document)
        day += ONE_DAY


def received_on(facts: Facts) -> date:
    """The day the act is taken as received: after closing hours the next business day, where the term says so."""
    local = facts.calendar.local(facts.begun_at)
    shut = local.time() >= facts.calendar.closes or not facts.calendar.is_business(local.date())
    if facts.term.reception == "office_hours" and shut:
        return facts.calendar.next_business(local.date())
    return local.date()


def _first_day(facts: Facts, received: date) -> date:
    if facts.term.start == "same_day":
        return received
    if facts.term.start == "next_business_day":
        return facts.calendar.next_business(received)
    return received + ONE_DAY


def _walk(facts: Facts, days: list[Day]) -> Reckoning:
    """Day units: each day is counted, skipped or paused until the amount is reached; then the roll."""
    received = received_on(facts)
    first = _first_day(facts, received)
    days += _opening(facts, received, first)
    needed, count, last = _days_needed(facts, received, first), 0, first - ONE_DAY
    while count < needed or not _may_end_on(facts, last, days[-1]):
        last += ONE_DAY
        pause = facts.pause_on(last)
        if pause and pause.until_at is None:
            return Reckoning(None, None, (*days, *_still_paused(facts, last)), first)
        line = _judge(facts, last, count + 1) if count < needed else _rolled(facts, last)
        days.append(line)
        count += bool(line.counted)
    provisional = facts.calendar.covers_until is not None and last > facts.calendar.covers_until
    return Reckoning(_due(facts, last), last, tuple(days), first, provisional)


def _may_end_on(facts: Facts, day: date, line: Day) -> bool:
    """Whether a term may end on a day: a business day where it rolls, and not a paused one."""
    if facts.term.roll == "none":
        return True
    return line.verdict != "paused" and facts.calendar.is_business(day)


def _opening(facts: Facts, received: date, first: date) -> Iterator[Day]:
    """The days before the count: the act itself, its late reception, and what lies before the first day."""
    filed = facts.calendar.local(facts.begun_at).date()
    day = filed
    while day < first:
        off = facts.calendar.off(day)
        if day == filed and filed == received:
            yield Day(day, "start", "Día del acto: no se cuenta")
        elif day < received:
            yield Day(day, "skipped", off.reason if off else "Se recibió después de la hora de cierre")
        elif day == received:
            yield Day(day, "start", "Se tiene por recibido este día, en horas hábiles: no se cuenta")
        else:
            yield Day(day, "skipped", off.reason if off else "El cómputo empieza después")
        day += ONE_DAY


def _judge(facts: Facts, day: date, ordinal: int) -> Day:
    if pause := facts.pause_on(day):
        return _paused(facts, day, pause)
    off = facts.calendar.off(day)
    if off and facts.term.unit == "business_days":
        return Day(day, "skipped", off.reason, document=", ".join(t for t in (off.authority, off.gazette) if t))
    if extra := facts.extension_of(ordinal):
        return Day(day, "counted", f"Prórroga: {extra.reason}", ordinal, document=extra.document)
    return Day(day, "counted", off.reason if off else "Día hábil", ordinal)


def _paused(facts: Facts, day: date, pause: Pause) -> Day:
    off = facts.calendar.off(day)
    also = f"; además inhábil: {off.reason}" if off and off.source != "weekend" else ""
    return Day(day, "paused", f"Plazo suspendido: {pause.reason}{also}", document=pause.document)


def _rolled(facts: Facts, day: date) -> Day:
    if pause := facts.pause_on(day):
        return _paused(facts, day, pause)
    if off := facts.calendar.off(day):
        return Day(day, "skipped", off.reason, document=", ".join(t for t in (off.authority, off.gazette) if t))
    return Day(day, "rolled", "El último día fue inhábil: el plazo termina el día hábil siguiente")


def _still_paused(facts: Facts, day: date) -> Iterator[Day]:
    until = max(facts.calendar.local(facts.now).date(), day) if facts.now else day
    while day <= until:
        yield _judge(facts, day, 0)
        day += ONE_DAY


def _days_needed(facts: Facts, received: date, first: date) -> int:
    if facts.term.unit != "months":
        return facts.total
    if facts.term.start in ("next_day", "moment"):
        return (add_months(received, facts.total) - received).days
    # Counted from `first` inclusive: up to the day before the same number, or the month's end where it has none.
    target = add_months(first, facts.total)
    return (target - first).days + (target.day != first.day)


def add_months(day: date, months: int) -> date:
    """The same number so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def _due(facts: Facts, last: date) -> datetime:
    if facts.term.cut_off:
        return datetime.combine(last, facts.term.cut_off, facts.calendar.zone)
    if facts.term.start == "moment":
        return datetime.combine(last, facts.calendar.local(facts.begun_at).time(), facts.calendar.zone)
    return facts.calendar.end_of(last)


def _others(facts: Facts, chosen: Reckoning) -> Iterator[OtherReading]:
    """The readings somebody could argue for, where they give another date."""
    term = facts.term
    readings: list[tuple[str, str, Facts]] = []
    if facts.pauses:
        readings.append(("running-on", "Si el plazo hubiera seguido corriendo durante la suspensión",
                         replace(facts, pauses=())))  # fmt: skip
    if term.unit == "hours":
        days = replace(term, unit="business_days", amount=max(1, -(-facts.total // 24)), start="next_business_day")
        readings.append(("business-days", "Si las horas se contaran como días hábiles completos",
                         replace(facts, term=days, extensions=())))  # fmt: skip
    elif term.start == "same_day":
        readings.append(("next-day", "Si el día del acto no se contara",
                         replace(facts, term=replace(term, start="next_business_day"))))  # fmt: skip
    else:
        readings.append(("act-day", "Si el día del acto también se contara",
                         replace(facts, term=replace(term, start="same_day"))))  # fmt: skip
    if term.reception == "office_hours":
        readings.append(("any-hour", "Si el acto valiera por el día en que llegó, aun fuera de horario",
                         replace(facts, term=replace(term, reception="any_hour"))))  # fmt: skip
    for code, sentence, other in readings:
        found = read(other)
        if (found.due_at, found.last_day) != (chosen.due_at, chosen.last_day):
            yield OtherReading(code, sentence, found.last_day, found.due_at)
