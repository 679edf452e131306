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
class Case:
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
    case = Case(term, started_at, calendar, tuple(pauses), tuple(extensions), tuple(restarts), now)
    chosen = read(case)
    return replace(chosen, other_readings=tuple(_others(case, chosen)))


def read(case: Case) -> Reckoning:
    """One reading of the case, without the readings not taken."""
    dropped = tuple(_dropped(case))
    if case.term.unit == "hours":
        return run_hours(
            term=case.term,
            total=case.total,
            begun_at=case.begun_at,
            calendar=case.calendar,
            pauses=case.pauses,
            dropped=dropped,
        )
    return _walk(case, list(dropped))


def _dropped(case: Case) -> Iterator[Day]:
    if not case.restarts:
        return
    last = max(case.restarts, key=lambda r: r.at)
    day, until = case.calendar.local(case.started_at).date(), case.calendar.local(last.at).date()
    while day < until:
        yield Day(day, "dropped", f"Antes del reinicio: {last.reason}", document=last.document)
        day += ONE_DAY


def received_on(case: Case) -> date:
    """The day the act is taken as received: after closing hours the next business day, where the term says so."""
    local = case.calendar.local(case.begun_at)
    shut = local.time() >= case.calendar.closes or not case.calendar.is_business(local.date())
    if case.term.reception == "office_hours" and shut:
        return case.calendar.next_business(local.date())
    return local.date()


def _first_day(case: Case, received: date) -> date:
    if case.term.start == "same_day":
        return received
    if case.term.start == "next_business_day":
        return case.calendar.next_business(received)
    return received + ONE_DAY


def _walk(case: Case, days: list[Day]) -> Reckoning:
    """Day units: each day is counted, skipped or paused until the amount is reached; then the roll."""
    received = received_on(case)
    first = _first_day(case, received)
    days += _opening(case, received, first)
    needed, count, day = _days_needed(case, received, first), 0, first
    while count < needed:
        line = _judge(case, day, count + 1)
        if line.verdict == "paused" and case.pause_on(day).until_at is None:  # type: ignore[union-attr]
            return Reckoning(None, None, (*days, *_still_paused(case, day)), first)
        days.append(line)
        count += bool(line.counted)
        day += ONE_DAY
    last = day - ONE_DAY
    while case.term.roll == "next_business_day" and not (case.calendar.is_business(last) and _runs(case, last, days)):
        last += ONE_DAY
        pause = case.pause_on(last)
        if pause and pause.until_at is None:
            return Reckoning(None, None, (*days, *_still_paused(case, last)), first)
        days.append(_rolled(case, last))
    provisional = case.calendar.covers_until is not None and last > case.calendar.covers_until
    return Reckoning(_due(case, last), last, tuple(days), first, provisional)


def _runs(case: Case, day: date, days: list[Day]) -> bool:
    """A counted day runs by definition; a rolled one only when no pause holds it."""
    return bool(days and days[-1].on == day and days[-1].counted) or case.pause_on(day) is None


def _opening(case: Case, received: date, first: date) -> Iterator[Day]:
    """The days before the count: the act itself, its late reception, and what lies before the first day."""
    filed = case.calendar.local(case.begun_at).date()
    day = filed
    while day < first:
        off = case.calendar.off(day)
        if day == filed and filed == received:
            yield Day(day, "start", "Día del acto: no se cuenta")
        elif day < received:
            yield Day(day, "skipped", off.reason if off else "Se recibió después de la hora de cierre")
        elif day == received:
            yield Day(day, "start", "Se tiene por recibido este día, en horas hábiles: no se cuenta")
        else:
            yield Day(day, "skipped", off.reason if off else "El cómputo empieza después")
        day += ONE_DAY


def _judge(case: Case, day: date, ordinal: int) -> Day:
    if pause := case.pause_on(day):
        return Day(day, "paused", f"Plazo suspendido: {pause.reason}", document=pause.document)
    off = case.calendar.off(day)
    if off and case.term.unit == "business_days":
        return Day(day, "skipped", off.reason, document=", ".join(t for t in (off.authority, off.gazette) if t))
    extra = case.extensions[-1] if case.term.unit != "months" and ordinal > case.term.amount else None
    if extra:
        return Day(day, "counted", f"Prórroga: {extra.reason}", ordinal, document=extra.document)
    return Day(day, "counted", off.reason if off else "Día hábil", ordinal)


def _rolled(case: Case, day: date) -> Day:
    if pause := case.pause_on(day):
        return Day(day, "paused", f"Plazo suspendido: {pause.reason}", document=pause.document)
    if off := case.calendar.off(day):
        return Day(day, "skipped", off.reason, document=", ".join(t for t in (off.authority, off.gazette) if t))
    return Day(day, "rolled", "El último día fue inhábil: el plazo termina el día hábil siguiente")


def _still_paused(case: Case, day: date) -> Iterator[Day]:
    until = max(case.calendar.local(case.now).date(), day) if case.now else day
    while day <= until:
        yield _judge(case, day, 0)
        day += ONE_DAY


def _days_needed(case: Case, received: date, first: date) -> int:
    if case.term.unit != "months":
        return case.total
    if case.term.start in ("next_day", "moment"):
        return (add_months(received, case.total) - received).days
    # Counted from `first` inclusive: up to the day before the same number, or the month's end where it has none.
    target = add_months(first, case.total)
    return (target - first).days + (target.day != first.day)


def add_months(day: date, months: int) -> date:
    """The same number so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def _due(case: Case, last: date) -> datetime:
    if case.term.cut_off:
        return datetime.combine(last, case.term.cut_off, case.calendar.zone)
    if case.term.start == "moment":
        return datetime.combine(last, case.calendar.local(case.begun_at).time(), case.calendar.zone)
    return case.calendar.end_of(last)


def _others(case: Case, chosen: Reckoning) -> Iterator[OtherReading]:
    """The readings somebody could argue for, where they give another date."""
    term = case.term
    readings: list[tuple[str, str, Case]] = []
    if case.pauses:
        readings.append(("running-on", "Si el plazo hubiera seguido corriendo durante la suspensión",
                         replace(case, pauses=())))  # fmt: skip
    if term.unit == "hours":
        days = replace(term, unit="business_days", amount=max(1, -(-case.total // 24)), start="next_business_day")
        readings.append(("business-days", "Si las horas se contaran como días hábiles completos",
                         replace(case, term=days, extensions=())))  # fmt: skip
    elif term.start == "same_day":
        readings.append(("next-day", "Si el día del acto no se contara",
                         replace(case, term=replace(term, start="next_business_day"))))  # fmt: skip
    else:
        readings.append(("act-day", "Si el día del acto también se contara",
                         replace(case, term=replace(term, start="same_day"))))  # fmt: skip
    if term.reception == "office_hours":
        readings.append(("any-hour", "Si el acto valiera por el día en que llegó, aun fuera de horario",
                         replace(case, term=replace(term, reception="any_hour"))))  # fmt: skip
    for code, sentence, other in readings:
        found = read(other)
        if (found.due_at, found.last_day) != (chosen.due_at, chosen.last_day):
            yield OtherReading(code, sentence, found.last_day, found.due_at)
