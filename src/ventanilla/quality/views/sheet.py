"""`/calidad/fichas/<procedimiento>.pdf`: the sheet of a procedure, composed from what really runs."""

from django.http import Http404, HttpResponse

from ventanilla.documents.actions import print_form
from ventanilla.documents.safely import safely
from ventanilla.quality.actions import print_sheet
from ventanilla.quality.actions.print_sheet import UnableToPrintSheet
from ventanilla.quality.sheet import FORM
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="processes.work")
def paper(request: StaffRequest, procedure: str) -> HttpResponse:
    """All staff may consult it; each printing is journalled."""
    try:
        found = print_sheet(procedure=procedure, by=request.user.actor, at=request.now)
    except UnableToPrintSheet as refusal:
        raise Http404(refusal.sentence) from refusal
    content = print_form(form=FORM, fields=found.fields, at=request.now)
    return safely(content, kind="application/pdf", name=f"{found.code}.pdf")
