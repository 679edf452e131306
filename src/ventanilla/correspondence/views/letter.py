"""One incoming letter: what it is, where it went, and its discharge."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.access import address_of
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.view")
def letter(request: StaffRequest, folio: str) -> HttpResponse:
    found = IncomingLetter.objects.select_related("scan", "opening", "discharge__answer", "fate").prefetch_related(
        "routings", "copies", "arrivals__file"
    )
    letter = get_object_or_404(found, folio=folio)
    subject = Subject("letter", str(letter.pk), letter.folio)
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="letter")
    opening = getattr(letter, "opening", None)
    return render(
        request,
        "correspondence/letter.html",
        {
            "letter": letter,
            "scan": letter.scanned,
            "opening": opening,
            "opening_url": address_of(Subject(opening.subject_kind, opening.subject_id)) if opening else "",
            "discharge": getattr(letter, "discharge", None),
            "may_receive": request.standing.may("correspondence.receive"),
        },
    )
