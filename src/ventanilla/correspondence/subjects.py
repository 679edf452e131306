"""Who may see the files of an incoming letter: the registry office, and whoever sees what the letter opened."""

from django.urls import reverse

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.access import is_visible, register
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
