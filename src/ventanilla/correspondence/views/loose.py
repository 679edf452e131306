"""A letter that opened nothing: only such a one is routed and discharged from here; the rest follow their procedure."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest


def loose_letter(request: StaffRequest, folio: str) -> IncomingLetter:
    """The letter; who looked is journalled. Errors: Http404 when it opened something, or does not exist."""
    letter = get_object_or_404(IncomingLetter.objects.select_related("opening"), folio=folio)
    if hasattr(letter, "opening"):
        raise Http404
    subject = Subject("letter", str(letter.pk), letter.folio)
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="letter")
    return letter
