"""One deadline: until when, and why, day by day."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.deadlines.explanation import explained
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import HAPPENED, is_extensible
from ventanilla.deadlines.subjects import may_see, url_of
from ventanilla.journal.actions import note_opening
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="deadlines.view")
def deadline(request: StaffRequest, number: int) -> HttpResponse:
    """The explanation, and where the rule admits it the way to grant more time."""
    found = deadline_or_404(request, number)
    context = {
        "shown": explained(found, request.now),
        "subject_url": url_of(found.subject_kind, found.subject_id),
        "may_extend": request.standing.may("deadlines.extend") and is_extensible(found, request.now),
    }
    return render(request, "deadlines/deadline.html", context)


def deadline_or_404(request: StaffRequest, number: int) -> Deadline:
    """One deadline, its opening journalled; whoever may not see the subject finds nothing here."""
    found = get_object_or_404(Deadline.objects.prefetch_related(*HAPPENED, "moves"), pk=number)
    if not may_see(found.subject_kind, found.subject_id, request.standing, request.user.actor):
        raise Http404
    note_opening(subject=found.subject, by=request.user.actor, at=request.now, what="deadline")
    return found
