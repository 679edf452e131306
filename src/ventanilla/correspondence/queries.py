"""Questions about correspondence: where a letter is, and how a document's notification goes."""

from ventanilla.correspondence.models import Delivery, DeliveryAttempt, IncomingLetter
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject


def letter_of(subject: Subject) -> IncomingLetter | None:
    """The letter that opened a subject, if it came by the registry office."""
    found = IncomingLetter.objects.filter(opening__subject_kind=subject.kind, opening__subject_id=subject.id)
    return found.select_related("scan", "discharge").first()


def delivery_of(document: Document) -> Delivery | None:
    """The delivery of a document, if it happened."""
    return Delivery.objects.filter(document_id=document.pk).select_related("signature").first()


def attempts_of(document: Document) -> list[DeliveryAttempt]:
    """The failed attempts, oldest first."""
    return list(DeliveryAttempt.objects.filter(document_id=document.pk).order_by("pk"))
