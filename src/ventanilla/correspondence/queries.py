"""Questions about correspondence: where a letter is, and how a document's notification goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ventanilla.correspondence.models import Delivery, DeliveryAttempt, FolioBlock, IncomingLetter, ScanArrival, Slip
from ventanilla.correspondence.points import searchable
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import prepared
from ventanilla.lib.barcodes import typed_folio
from ventanilla.lib.numbers import whole
from ventanilla.utility.queries import zone

PAGE = 30


@dataclass(frozen=True)
class Page:
    """A page of the list, newest first. `next_key` continues it, or is "" at the end."""

    letters: list[IncomingLetter]
    next_key: str


def letter_of(subject: Subject) -> IncomingLetter | None:
    """The letter that opened a subject, if it came by the registry office."""
    return _that_opened.first(subject.kind, subject.id)


@prepared
def _that_opened(kind: str, pk: str) -> QuerySet[IncomingLetter]:
    found = IncomingLetter.objects.filter(opening__subject_kind=kind, opening__subject_id=pk).order_by("pk")[:1]
    return found.select_related("scan", "discharge").prefetch_related("arrivals__file")


def letters(*, state: str = "", words: str = "", on: date | None = None, after: str = "") -> Page:
    """Letters by state ("open", "discharged" or ""), by words of folio or sender, by day; two queries a page."""
    found = IncomingLetter.objects.select_related("opening", "discharge", "scan").prefetch_related("routings")
    if state:
        found = found.filter(discharge__isnull=state == "open")
    if words.strip():
        found = found.filter(_about(words))
    if on:
        start = datetime.combine(on, time.min, zone())
        found = found.filter(received_at__gte=start, received_at__lt=start + timedelta(days=1))
    if (below := whole(after)) is not None:
        found = found.filter(pk__lt=below)
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return Page(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def read_code(text: str) -> str:
    """The folio of the letter whose whole code was typed or scanned, or ""; one indexed question at most."""
    folio = typed_folio(text[:60])
    if not folio or not any(c.isdigit() for c in folio):
        return ""
    return IncomingLetter.objects.filter(folio=folio).values_list("folio", flat=True).first() or ""


def folio_read(words: Iterable[str]) -> str:
    """The first of the words that is the folio of a letter, or ""; one question."""
    codes = [typed_folio(word[:60]) for word in words]
    known = set(IncomingLetter.objects.filter(folio__in=codes[:20]).values_list("folio", flat=True))
    return next((code for code in codes if code in known), "")


def letters_to_scan(after: str = "") -> Page:
    """Letters that wait for their scanned copy, the oldest first."""
    found = IncomingLetter.objects.filter(state__needs_scan=True)
    if (above := whole(after)) is not None:
        found = found.filter(state__letter_id__gt=above)
    rows = list(found.order_by("state__letter_id")[: PAGE + 1])
    return Page(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def letters_to_discharge(after: str = "") -> Page:
    """Letters whose folio is not discharged, the oldest first, with what they opened."""
    found = IncomingLetter.objects.filter(state__needs_discharge=True).select_related("opening")
    if (above := whole(after)) is not None:
        found = found.filter(state__letter_id__gt=above)
    rows = list(found.order_by("state__letter_id")[: PAGE + 1])
    return Page(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def unsettled_scans() -> list[ScanArrival]:
    """Scanned files that nobody has said whose they are, the oldest first; the first hundred."""
    return list(ScanArrival.objects.filter(settled_at=None).order_by("pk")[:100])


def blocks_page(after: str = "") -> tuple[Sequence[FolioBlock], str]:
    """Contingency blocks, newest first, each with `left`: the folios nobody accounted for; and the key that goes on."""
    found = FolioBlock.objects.annotate(left=Count("slips", filter=Q(slips__fate=None)))
    if (below := whole(after)) is not None:
        found = found.filter(pk__lt=below)
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def slips_of(block: FolioBlock) -> list[Slip]:
    """The slips of a block in order, with what became of each."""
    return list(block.slips.select_related("fate", "leave").order_by("number"))


def _about(words: str) -> Q:
    """Every word stands in the sender's name, or the whole is the start of a folio (its own or the one it opened)."""
    sender = Q()
    for word in searchable(words).split():
        sender &= Q(sender_folded__contains=word)
    whole = words.strip().upper()
    return sender | Q(folio__startswith=whole) | Q(opening__subject_folio__startswith=whole)


def notifications_of(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same documents with their delivery and attempts at hand."""
    return documents.select_related("delivery__signature").prefetch_related("attempts")


def notified_of(subject: Subject) -> list[Document]:
    """The documents of a subject that were delivered or tried to be, oldest first, with how it went. Two queries."""
    return _notified(subject.kind, subject.id)


@prepared
def _notified(kind: str, pk: str) -> QuerySet[Document]:
    found = notifications_of(Document.objects.filter(subject_kind=kind, subject_id=pk, voiding=None))
    tried = Exists(DeliveryAttempt.objects.filter(document=OuterRef("pk")))
    return found.filter(Q(delivery__isnull=False) | tried).order_by("pk")


def delivery_of(document: Document) -> Delivery | None:
    """The delivery of a document, if it happened."""
    return Delivery.objects.filter(document_id=document.pk).select_related("signature").first()
