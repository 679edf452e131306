"""One visit: solve it on the spot, or open the petition it brings."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.cases.forms.opening import OpeningForm
from ventanilla.cases.models import Case
from ventanilla.cases.views.opening import brought, form_key, opening
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.end_visit import end_visit, open_case_from_visit
from ventanilla.reception.forms import OutcomeForm
from ventanilla.reception.models import Visit
from ventanilla.staff.access import StaffRequest, screen


def _visit(request: StaffRequest, visit_id: int) -> Visit:
    """The visit; who looked is journalled."""
    visit = get_object_or_404(Visit.objects.select_related("account", "outcome", "outcome__case"), pk=visit_id)
    note_opening(subject=visit.subject, by=request.user.actor, at=request.now, what="visit")
    return visit


@screen(needs="reception.view")
def show(request: StaffRequest, visit_id: int) -> HttpResponse:
    """The visit and how it ended, or the ways to end it."""
    visit = _visit(request, visit_id)
    return render(request, "reception/visit.html", {"visit": visit, "form": OutcomeForm()})


@screen(needs="reception.log")
def end(request: StaffRequest, visit_id: int) -> HttpResponse:
    """POST: write how it ended."""
    visit = _visit(request, visit_id)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_visit(visit=visit, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, "Quedó anotado en el Control de Usuarios.")
            return redirect("reception:log")
    status = 422 if request.method == "POST" else 200
    return render(request, "reception/visit.html", {"visit": visit, "form": form}, status=status)


@screen(needs="reception.log")
def open_petition(request: StaffRequest, visit_id: int) -> HttpResponse:
    """Open the petition of this visit."""
    visit = _visit(request, visit_id)
    start: dict[str, Any] = {
        "petitioner": visit.name,
        "summary": visit.matter,
        "account": visit.account.number if visit.account else "",
    }
    form = OpeningForm(request.POST or None, request.FILES or None, initial=start)
    if visit.account:
        form.fields["account"].disabled = True
    else:
        del form.fields["account"]

    def act(request: StaffRequest, form: OpeningForm) -> Case:
        return open_case_from_visit(
            visit=visit,
            petitioner=form.asks,
            summary=form.cleaned_data["summary"],
            points=form.asked,
            brought=brought(request, form),
            key=form_key(request),
            by=request.user.actor,
            at=request.now,
        )

    return opening(request, form, act, "Abrir petición", f"Visita {visit.number} · {visit.name}")
