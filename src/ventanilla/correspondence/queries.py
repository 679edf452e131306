"""Questions about correspondence: where a letter is, and how a document's notification goes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from ventanilla.correspondence.models import Delivery, DeliveryAttempt, IncomingLetter
from ventanilla.correspondence.points import searchable
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject
from ventanilla.utility.queries import zone

PAGE = 30


@dataclass(frozen=True)
class Page:
    """A page of the list, newest first. `next_key` continues it, or is "" at the end."""

    letters: list[IncomingLetter]
    next_key: str


def letter_of(subject: Subject) -> IncomingLetter | None:
    """The letter that opened a subject, if it came by the registry office."""
    found = IncomingLetter.objects.filter(opening__subject_kind=subject.kind, opening__subject_id=subject.id)
    return found.select_related("scan", "discharge").first()


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
    if after.isdigit():
        found = found.filter(pk__lt=int(after))
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return Page(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


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


def delivery_of(document: Document) -> Delivery | None:
    """The delivery of a document, if it happened."""
    return Delivery.objects.filter(document_id=document.pk).select_related("signature").first()


def attempts_of(document: Document) -> list[DeliveryAttempt]:
    """The failed attempts, oldest first."""
    return list(DeliveryAttempt.objects.filter(document_id=document.pk).order_by("pk"))
