"""The day book of the registry office: what came in and what went out on a day, numbered without gaps.

A line stands on the day it was entered or issued, in that order: such moments only grow and rows only get added,
so a number never changes once its day is over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.points import searchable
from ventanilla.correspondence.queries import notifications_of
from ventanilla.correspondence.stamps import counted
from ventanilla.documents.models import Document
from ventanilla.utility.queries import current_pack, zone

MOST = 3000
"""Lines of a day that are looked at: ten times a busy one."""
BOOKS = {"entradas": "Entradas", "salidas": "Salidas"}
PENDING, DONE = "pendiente", "concluido"
ADDRESSEE = ("destinatario", "area", "solicitante")
"""The fields of a letter of the pack that say to whom it goes, the first that has something."""


@dataclass(frozen=True)
class Line:
    """One line. `at`: when it was entered or issued; `moved_at`: when it was received, or delivered (None: not yet)."""

    number: int
    folio: str
    at: datetime
    who: str
    about: str
    way: str
    moved_at: datetime | None
    papers: str
    state: str
    standing: str
    pk: int = 0


@dataclass(frozen=True)
class Asked:
    """Which lines are wanted: the day, one of `BOOKS`, words, "pendiente" or "concluido", and a way."""

    day: date
    book: str = "entradas"
    words: str = ""
    state: str = ""
    way: str = ""

    @property
    def filtered(self) -> bool:
        return bool(self.words or self.state or self.way)


def lines_of(asked: Asked) -> list[Line]:
    """The lines of a day that are asked for, each with its number in the whole day; at most three questions."""
    start = datetime.combine(asked.day, time.min, zone())
    end = datetime.combine(asked.day + timedelta(days=1), time.min, zone())
    lines = _incoming(start, end) if asked.book == "entradas" else _outgoing(start, end)
    words = searchable(asked.words).split()
    return [line for line in lines if _fits(line, asked, words)]


def _fits(line: Line, asked: Asked, words: Sequence[str]) -> bool:
    if asked.state and line.state != asked.state or asked.way and line.way != asked.way:
        return False
    said = searchable(f"{line.folio} {line.who} {line.about}")
    return all(word in said for word in words)


def _incoming(start: datetime, end: datetime) -> Iterator[Line]:
    found = IncomingLetter.objects.filter(at__gte=start, at__lt=end).select_related("opening", "discharge")
    rows = found.prefetch_related("routings").order_by("at", "id")[:MOST]
    for number, row in enumerate(rows, 1):
        opening = getattr(row, "opening", None)
        routed = row.routings.all()
        standing = opening.subject_folio if opening else "Turnado" if routed else "Por turnar"
        over = hasattr(row, "discharge")
        papers = f"{row.sheets} + {counted(row.annexes, 'anexo')}" if row.annexes else str(row.sheets)
        yield Line(
            number=number,
            folio=row.folio,
            at=row.at,
            who=row.sender,
            about=row.about,
            way=row.get_channel_display(),
            moved_at=row.received_at,
            papers=papers,
            state=DONE if over else PENDING,
            standing=f"Dado de baja · {standing}" if over and opening else "Dado de baja" if over else standing,
            pk=row.pk,
        )


def _outgoing(start: datetime, end: datetime) -> Iterator[Line]:
    series = current_pack().section("registry").book_series
    found = Document.objects.filter(at__gte=start, at__lt=end, series__in=series).select_related("voiding")
    for number, row in enumerate(notifications_of(found).order_by("at", "id")[:MOST], 1):
        delivery = getattr(row, "delivery", None)
        tried = len(row.attempts.all())
        waits = f"Por entregar, {tried} intento{'s' if tried > 1 else ''}" if tried else "Por entregar"
        yield Line(
            number=number,
            folio=row.number,
            at=row.at,
            who=addressee_of(row),
            about=f"{row.title}{f', {row.subject_folio}' if row.subject_folio else ''}",
            way=delivery.get_way_display() if delivery else "",
            moved_at=delivery.delivered_at if delivery else None,
            papers=f"a {delivery.to}" if delivery else "",
            state=DONE if delivery or row.is_void else PENDING,
            standing="Anulado" if row.is_void else "Entregado" if delivery else waits,
            pk=row.pk,
        )


def addressee_of(document: Document) -> str:
    """To whom a document goes, as its own words say; an area by its name."""
    said = next((str(document.fields[name]) for name in ADDRESSEE if document.fields.get(name)), "")
    area = current_pack().section("organisation").areas.get(said)
    return area.name if area else said
