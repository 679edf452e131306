"""A case seen whole: what happens next and who has it, what was asked, what was done, its papers and its clock."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.add_evidence import add_evidence, add_reference
from ventanilla.cases.forms.additions import EvidenceForm, ReferenceForm
from ventanilla.cases.models import Case, Referral
from ventanilla.cases.queries import Row, rows_of, visible
from ventanilla.cases.stages import stages_of
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.journal.actions import note_opening
from ventanilla.journal.queries import Happening, timeline
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.queries import NextStep, instance_of
from ventanilla.processes.standing import may_work
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw, happened

ENGINE = ("processes.", "deadlines.started", "deadlines.met")
"""Entries that repeat, from inside, what an entry of the case itself says."""
READ = 200
"""How many entries of the journal are read at most."""
FOLLOWED = ("cases.followed_up", "cases.referral_reviewed")
ALERTED = ("cases.reminded", "cases.escalated")
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


@screen(needs="cases.view")
def history(request: StaffRequest, folio: str) -> HttpResponse:
    """Everything that people did with the case; the page of the case asks it for what it does not show."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    found = timeline(case.subject, READ)
    story = story_of(found)
    context = {"case": case, "latest": story[:SHOWN], "earlier": story[SHOWN:], "cut": len(found) == READ}
    return render(request, "cases/history.html", context | {"shown": len(story)})


def story_of(found: list[Happening]) -> list[Happening]:
    """What people did with the case, newest first; the engine's own entries stay in the journal."""
    return [one for one in found if not one.event.startswith(ENGINE)]


def events_of(case: Case, found: list[Happening]) -> frozenset[str] | None:
    """The events of the whole story; None when it was not read to its beginning."""
    if len(found) == READ:
        return None
    tied = {"correspondence.letter_tied"} if case.letter_id else set()
    return frozenset(one.event for one in found) | tied


def _steps(request: StaffRequest, row: Row) -> list[tuple[NextStep, str, int | None, bool]]:
    """Each step that is open with its light, the days left, and whether this person may do it."""
    held, at, me = request.standing, request.now, request.user.pk
    return [
        (
            one,
            one.light(at),
            one.days_left(at),
            one.kind == "task" and (one.holder_id == me or (not one.holder_id and may_work(one.token, held))),
        )
        for one in row.steps
    ]


def _page(
    request: StaffRequest, case: Case, evidence: EvidenceForm, reference: ReferenceForm, status: int
) -> HttpResponse:
    held = request.standing
    found = timeline(case.subject, READ)
    story = story_of(found)
    terms = vars(request)["deadlines"] = deadlines_of(case.subject)
    row = rows_of([case], request.now, terms)[0]
    steps = _steps(request, row)
    told = events_of(case, found)
    panels, offers = draw(request, case.subject, case, told)
    referred = happened(request, "cases.referred")
    sent = Prefetch("referrals", Referral.objects.all() if referred else Referral.objects.none())
    context: dict[str, Any] = {
        "case": case,
        "row": row,
        "steps": steps,
        "next_id": next((one.token_id for one, _, _, hers in steps if hers), None),
        "stages": stages_of(one.event for one in found),
        "road": row.steps[0].token.instance if row.steps else instance_of(case.subject),
        "points": list(case.points.prefetch_related(sent)),
        "referrals": list(
            case.referrals.select_related("acknowledgement", "answer__attachment", "returned", "document")
            if referred
            else ()
        ),
        "follow_ups": list(case.follow_ups.order_by("-pk")[:10] if happened(request, *FOLLOWED) else ()),
        "alerts": list(case.alerts.order_by("-pk")[:10] if happened(request, *ALERTED) else ()),
        "complements": list(case.complements.order_by("pk") if happened(request, "cases.complemented") else ()),
        "references": list(case.references.order_by("pk")),
        "panels": panels,
        "offers": offers,
        "happenings": story[:SHOWN],
        "earlier": len(story[SHOWN:]),
        "evidence_form": evidence,
        "reference_form": reference,
        "may_give_code": held.may("cases.give_code"),
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
