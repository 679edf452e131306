"""Questions to the journal: what happened to something, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.journal.actor import Subject
from ventanilla.journal.events import EVENTS, OPENED
from ventanilla.journal.models import Entry, Seal
from ventanilla.journal.prepared import prepared


@dataclass(frozen=True)
class Happening:
    """One entry as people read it. `personal` is None when it had no personal text or it was erased."""

    id: int
    at: datetime
    event: str
    sentence: str
    actor_kind: str
    actor_name: str
    subject: Subject
    facts: dict[str, Any]
    personal: dict[str, Any] | None
    erased: bool

    @property
    def centavos(self) -> int | None:
        """How much it was about, for what moves money or tells of it."""
        told = self.facts.get("centavos", self.facts.get("to_pay"))
        return told if isinstance(told, int) else None


def as_happenings(entries: Iterable[Entry]) -> list[Happening]:
    """Entries (with `personal` selected) as people read them."""
    out = []
    for entry in entries:
        text = entry.personal.text if entry.text_digest else None
        out.append(
            Happening(
                id=entry.pk,
                at=entry.at,
                event=entry.event,
                sentence=EVENTS.get(entry.event, entry.event),
                actor_kind=entry.actor_kind,
                actor_name=entry.actor_name,
                subject=Subject(entry.subject_kind, entry.subject_id, entry.folio),
                facts=entry.facts,
                personal=text,
                erased=bool(entry.text_digest) and text is None,
            )
        )
    return out


def timeline(
    subject: Subject, limit: int = 50, before: int | None = None, *, with_openings: bool = False
) -> list[Happening]:
    """What happened to `subject`, newest first; `before` is the id of the last one already shown.

    Mere openings of the record are left out unless asked for.
    """
    return as_happenings(_entries(subject.kind, subject.id, before, with_openings, slice(limit)))


@prepared
def _entries(kind: str, pk: str, before: int | None, with_openings: bool, shown: slice) -> QuerySet[Entry]:
    entries = Entry.objects.filter(subject_kind=kind, subject_id=pk).select_related("personal")
    if not with_openings:
        entries = entries.exclude(event=OPENED)
    if before is not None:
        entries = entries.filter(pk__lt=before)
    return entries.order_by("-pk")[shown]


def head() -> Seal | None:
    """The newest seal: its digest is printed on paper so that a rebuilt chain is noticed."""
    return Seal.objects.order_by("-number").first()
