"""A case seen whole: what happens next and who has it, what was asked, what was done, its papers and its clock."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.add_evidence import add_evidence, add_reference
from ventanilla.cases.forms.additions import EvidenceForm, ReferenceForm
from ventanilla.cases.models import Case
from ventanilla.cases.queries import rows_of, visible
from ventanilla.journal.actions import note_opening
from ventanilla.journal.queries import Happening, timeline
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw

ENGINE = ("processes.", "deadlines.started", "deadlines.met")
"""Entries that repeat, from inside, what an entry of the case itself says."""
SHOWN = 8
"""How many happenings are open on the page; the earlier ones are one click away."""


def case_or_404(request: StaffRequest, folio: str) -> Case:
    """The case, when this person may see it; otherwise it does not exist for her."""
    case = visible(request.standing).filter(folio=folio).first()
    if case is None:
        raise Http404("No hay una petición con ese folio que su puesto pueda ver.")
    return case


@screen(needs="cases.view")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """The whole case; its opening is journalled."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    return _page(request, case, EvidenceForm(), ReferenceForm(), 200)


def story_of(case: Case) -> list[Happening]:
    """What people did with the case, newest first; the engine's own entries stay in the journal."""
    return [one for one in timeline(case.subject, 200) if not one.event.startswith(ENGINE)]


def _page(
    request: StaffRequest, case: Case, evidence: EvidenceForm, reference: ReferenceForm, status: int
) -> HttpResponse:
    held = request.standing
    story = story_of(case)
    panels, offers = draw(request, case.subject)
    context: dict[str, Any] = {
        "case": case,
        "row": rows_of([case], request.now)[0],
        "points": list(case.points.prefetch_related("referrals")),
        "referrals": list(
            case.referrals.select_related("acknowledgement", "answer__attachment", "returned", "document")
        ),
        "follow_ups": list(case.follow_ups.order_by("-pk")[:10]),
        "complements": list(case.complements.order_by("pk")),
        "references": list(case.references.order_by("pk")),
        "panels": panels,
        "offers": offers,
        "happenings": story[:SHOWN],
        "earlier": story[SHOWN:],
        "evidence_form": evidence,
        "reference_form": reference,
        "may_add": held.may("cases.assess") and not case.is_closed,
    }
    return render(request, "cases/show.html", context, status=status)


@screen(needs="cases.assess")
@require_POST
def add_a_reference(request: StaffRequest, folio: str) -> HttpResponse:
    """Note the folio of another system."""
    case, form = case_or_404(request, folio), ReferenceForm(request.POST)
    if form.is_valid():
        try:
            add_reference(case=case, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
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
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, "Prueba agregada al expediente.")
            return redirect("cases:show", folio)
    return _page(request, case, form, ReferenceForm(), 422)
