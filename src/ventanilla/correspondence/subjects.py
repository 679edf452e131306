"""Who may see the files of an incoming letter, and why a delivered document is not voided."""

from django.urls import reverse

from ventanilla.correspondence.models import Delivery, IncomingLetter
from ventanilla.documents.access import is_visible, register
from ventanilla.documents.holds import HOLDS
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest


def letter_is_visible(subject_id: str, request: StaffRequest) -> bool:
    """By permission to see the registry office, or through the case it opened."""
    if request.standing.may("correspondence.view"):
        return True
    letter = IncomingLetter.objects.filter(pk=subject_id).select_related("opening").first()
    opening = getattr(letter, "opening", None)
    return opening is not None and is_visible(Subject(opening.subject_kind, opening.subject_id), request)


def letter_address(subject_id: str) -> str:
    """The screen of the letter."""
    return reverse("correspondence:letter", args=[IncomingLetter.objects.values_list("folio").get(pk=subject_id)[0]])


register("letter", letter_is_visible, letter_address)


def scan_is_visible(subject_id: str, request: StaffRequest) -> bool:
    """A scanned file that nobody gave to a letter yet is for who keeps the queue."""
    return request.standing.may("correspondence.receive")


register("scan", scan_is_visible, lambda subject_id: reverse("correspondence:scan", args=[subject_id]))


def delivered(document: Document) -> str:
    """Why a delivered document is not voided: somebody holds it, and a term may have run from it."""
    delivery = Delivery.objects.filter(document=document).first()
    if delivery is None:
        return ""
    return f"El documento {document.number} ya se entregó a {delivery.to}; corríjalo con otro documento, sin anularlo."


HOLDS.append(delivered)
