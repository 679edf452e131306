"""`/peticiones/<folio>/agregar/`: a file the person brought later, or the folio of another system."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.add_evidence import add_evidence, add_reference
from ventanilla.cases.forms.additions import EvidenceForm, ReferenceForm
from ventanilla.cases.models import Case
from ventanilla.cases.views.show import case_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="cases.assess")
def add(request: StaffRequest, folio: str) -> HttpResponse:
    """Both forms; the page of the case opens them in place."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    return _page(request, case, EvidenceForm(), ReferenceForm(), 200)


@screen(needs="cases.assess")
@require_POST
def add_a_reference(request: StaffRequest, folio: str) -> HttpResponse:
    """Note the folio of another system."""
    case, form = case_or_404(request, folio), ReferenceForm(request.POST)
    if form.is_valid():
        try:
            add_reference(case=case, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Referencia anotada.")
            return redirect("cases:show", folio)
    return _page(request, case, EvidenceForm(), form, 422)


@screen(needs="cases.assess")
@require_POST
def add_an_evidence(request: StaffRequest, folio: str) -> HttpResponse:
    """Attach a file the person brought later."""
    case, form = case_or_404(request, folio), EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_evidence(case=case, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Prueba agregada al expediente.")
            return redirect("cases:show", folio)
    return _page(request, case, form, ReferenceForm(), 422)


def _page(
    request: StaffRequest, case: Case, evidence: EvidenceForm, reference: ReferenceForm, status: int
) -> HttpResponse:
    context = {"case": case, "evidence_form": evidence, "reference_form": reference}
    return render(request, "cases/add.html", context, status=status)
