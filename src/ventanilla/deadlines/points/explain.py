"""Why a date is what it is, in plain Spanish, from the reckoning alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from ventanilla.deadlines.points.calendar import Calendar
from ventanilla.deadlines.points.reckoning import Day, OtherReading, Reckoning
from ventanilla.deadlines.points.spoken import spoken_day, spoken_end, spoken_list, spoken_moment
from ventanilla.deadlines.points.term import UNITS, Extension, Pause, Restart, Term

_STARTS: Final = {
    "next_business_day": "el día hábil siguiente al",
    "next_day": "el día siguiente al",
    "same_day": "el mismo día del",
    "moment": "el momento del",
}


def explain(
    *,
    term: Term,
    started_at: datetime,
    calendar: Calendar,
    found: Reckoning,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    restarts: Sequence[Restart] = (),
) -> list[str]:
    """Sentences in the order somebody asks: until when and why, what was not counted, what happened meanwhile."""
    begun_at = max((r.at for r in restarts), default=started_at)
    sentences = [_headline(term, begun_at, calendar, found, pauses, extensions, bool(restarts))]
    sentences += [*_received_late(begun_at, calendar, found), *_not_counted(found)]
    sentences += [_pause(p, calendar) for p in pauses]
    sentences += [
        f"Se reinició el {spoken_moment(r.at, calendar)}: {_because(r.reason, r.document)}." for r in restarts
    ]
    sentences += [f"Se prorrogó {_amount(term, e.amount)}: {_because(e.reason, e.document)}." for e in extensions]
    if found.provisional and calendar.covers_until:
        sentences.append(
            f"La fecha es provisional: el calendario oficial solo llega al {spoken_day(calendar.covers_until)}."
        )
    return sentences


def _headline(
    term: Term,
    begun_at: datetime,
    calendar: Calendar,
    found: Reckoning,
    pauses: Sequence[Pause],
    extensions: Sequence[Extension],
    restarted: bool,
) -> str:
    total = _amount(term, term.amount + sum(e.amount for e in extensions))
    if found.due_at is None:
        since = max(p.from_at for p in pauses if p.until_at is None)
        done = f"llevaba {_ran(term, found)} de {total}"
        return f"Está suspendido desde el {spoken_moment(since, calendar)}; {done}. Mientras siga así no tiene fecha."
    one = term.amount + sum(e.amount for e in extensions) == 1
    are, counted = ("es", "cuenta") if one else ("son", "cuentan")
    act, event = spoken_moment(begun_at, calendar), "reinicio" if restarted else "acto"
    if term.unit == "hours":
        running, end = "corrida" if one else "corridas", spoken_end(found.due_at, calendar)
        return f"Vence el {end} porque {are} {total} {running} desde el {event} ({act})."
    first = f"el {spoken_day(found.first_day)}, " if found.first_day and term.start != "same_day" else ""
    return (
        f"Vence el {spoken_end(found.due_at, calendar)} porque {are} {total} que se {counted} desde {first}"
        f"{_STARTS[term.start]} {event} ({act})."
    )


def _amount(term: Term, amount: int) -> str:
    one, many = UNITS[term.unit]
    return f"{amount} {one if amount == 1 else many}"


def _ran(term: Term, found: Reckoning) -> str:
    """What had run before the pause: days, or hours."""
    return f"{sum(d.hours for d in found.days):g}" if term.unit == "hours" else str(found.counted)


def _received_late(begun_at: datetime, calendar: Calendar, found: Reckoning) -> Iterator[str]:
    received = next((d.on for d in found.days if d.verdict == "start"), None)
    if received and received > calendar.local(begun_at).date():
        yield f"Llegó fuera de horario hábil: se tiene por recibido el {spoken_day(received)}."


def _not_counted(found: Reckoning) -> Iterator[str]:
    skipped = [d for d in found.days if d.verdict == "skipped"]
    if skipped:
        weekend = sum(1 for d in skipped if d.reason in ("Sábado", "Domingo"))
        named = Counter(d.reason for d in skipped if d.reason not in ("Sábado", "Domingo"))
        parts = [f"{weekend} de fin de semana"] if weekend else []
        parts += [f"{n} por {reason}" for reason, n in named.items()]
        yield (
            f"No se contaron {len(skipped)} días inhábiles: {spoken_list(parts)}."
            if len(skipped) > 1
            else (f"No se contó un día inhábil: {spoken_day(skipped[0].on)} ({skipped[0].reason}).")
        )
    if any(d.verdict == "rolled" for d in found.days):
        yield "El último día cayó en inhábil, por eso termina el día hábil siguiente."


def _pause(pause: Pause, calendar: Calendar) -> str:
    begun = f"el {spoken_moment(pause.from_at, calendar)}"
    ended = f"hasta el {spoken_moment(pause.until_at, calendar)}" if pause.until_at else "y sigue suspendido"
    return f"Se suspendió {begun}, {ended}: {_because(pause.reason, pause.document)}."


def _because(reason: str, document: str) -> str:
    return f"{reason} ({document})" if document else reason


def reading_text(other: OtherReading, calendar: Calendar) -> str:
    """«Si el día del acto también se contara, vencería el …»."""
    end = "seguiría suspendido" if other.due_at is None else f"vencería el {spoken_end(other.due_at, calendar)}"
    return f"{other.sentence}, {end}."


def verdict_text(day: Day) -> str:
    """What stands in the ledger's column."""
    names = {
        "start": "Acto",
        "skipped": "Inhábil",
        "paused": "Suspendido",
        "rolled": "Recorrido",
        "dropped": "Sin efecto",
    }
    return f"Día {day.counted}" if day.counted else names.get(day.verdict, "Corre")
