"""The answer as it would be issued, to be read before it is approved; nothing is numbered or kept."""

from django.http import Http404, HttpResponse

from ventanilla.cases.letters import answer_fields, post_of
from ventanilla.cases.views.show import case_or_404
from ventanilla.documents.actions import draft_letter
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening
from ventanilla.processes.queries import instance_of
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="cases.view_all")
def draft(request: StaffRequest, folio: str) -> HttpResponse:
    """The PDF of the last draft, marked as such."""
    case = case_or_404(request, folio)
    last = case.drafts.order_by("-version").first()
    if last is None:
        raise Http404("Esta petición aún no tiene una respuesta elaborada.")
    by, at = request.user.actor, request.now
    note_opening(subject=case.subject, by=by, at=at, what="draft")
    road = instance_of(case.subject)
    fields = answer_fields(case, last, by, post_of(by, at), road.variables if road else None)
    content = draft_letter(letter="respuesta", subject=case.subject, fields=fields, at=at)
    return safely(content, kind="application/pdf", name=f"borrador {case.folio}.pdf")
