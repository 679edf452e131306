"""A letter that opened nothing: only such a one is routed and discharged from here; the rest follow their procedure."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ventanilla.correspondence.models import IncomingLetter


def loose_letter(folio: str) -> IncomingLetter:
    """Errors: Http404 when it opened something, or does not exist."""
    letter = get_object_or_404(IncomingLetter.objects.select_related("opening"), folio=folio)
    if hasattr(letter, "opening"):
        raise Http404
    return letter
