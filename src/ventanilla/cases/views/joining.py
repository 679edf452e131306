"""Joining a petition to an incident, from its own page or from the incident's; and separating it, with why."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.join_incident import join_incident, separate_case
from ventanilla.cases.forms.incidents import SeparationForm
from ventanilla.cases.incident_queries import PROPOSED, incident_of, incidents_for
from ventanilla.cases.models import Case, Incident
from ventanilla.cases.queries import visible
from ventanilla.cases.views.incidents import incident_or_404, page_of
from ventanilla.cases.views.show import case_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import typed


@screen(needs="cases.incidents")
@require_POST
def join_many(request: StaffRequest, folio: str) -> HttpResponse:
    """`…/reunir/`: POST with the folios chosen (`peticion`) or written (`texto`)."""
    incident = incident_or_404(request, folio)
    written = typed(request, "texto", 2000)
    chosen = [one.replace("\0", "") for one in request.POST.getlist("peticion")[:PROPOSED]]
    folios = dict.fromkeys([*chosen, *written.upper().replace(",", " ").split()])
    if not folios:
        return page_of(request, incident, 422, refusal="Elija alguna de la lista, o escriba el folio de la petición.")
    cases = {case.folio: case for case in visible(request.standing).filter(folio__in=list(folios)[:50])}
    refused = [f"No hay una petición con el folio {one}." for one in folios if one not in cases]
    joined = 0
    for case in cases.values():
        try:
            join_incident(case=case, incident=incident, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            refused.append(refusal.sentence)
        else:
            joined += 1
    if refused:
        fresh = incident_or_404(request, folio)
        said = ("Se reunió 1. " if joined == 1 else f"Se reunieron {joined}. ") if joined else ""
        return page_of(request, fresh, 422, refusal=said + " ".join(refused), texto=written)
    messages.success(request, "Petición reunida." if joined == 1 else f"{joined} peticiones reunidas.")
    return redirect("cases:incident", folio)


@screen(needs="cases.incidents")
def of_case(request: StaffRequest, folio: str) -> HttpResponse:
    """`/peticiones/<folio>/incidente/`: choose the incident it is about; or, if it is in one, separate it."""
    case = case_or_404(request, folio)
    incident = incident_of(case.pk)
    if request.method == "POST":
        return _separate(request, case, incident) if incident else _join(request, case)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="incident")
    return _page(request, case, incident, 200)


def _join(request: StaffRequest, case: Case) -> HttpResponse:
    chosen = Incident.objects.filter(folio=typed(request, "incidente")).first()
    if chosen is None:
        return _page(request, case, None, 422, refusal="Elija el incidente, o abra uno nuevo.")
    try:
        join_incident(case=case, incident=chosen, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, case, None, 422, refusal=refusal.sentence)
    messages.success(request, f"La petición quedó reunida en el incidente {chosen.folio}.")
    return redirect("cases:show", case.folio)


def _separate(request: StaffRequest, case: Case, incident: Incident) -> HttpResponse:
    form = SeparationForm(request.POST)
    if form.is_valid():
        by, at = request.user.actor, request.now
        try:
            separate_case(case=case, incident=incident, **form.cleaned_data, by=by, at=at)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"La petición quedó separada del incidente {incident.folio}.")
            return redirect("cases:show", case.folio)
    return _page(request, case, incident, 422, form=form)


def _page(request: StaffRequest, case: Case, incident: Incident | None, status: int, **refused: Any) -> HttpResponse:
    context = {
        "case": case,
        "incident": incident,
        "found": [] if incident else incidents_for(case),
        "form": SeparationForm(),
        **refused,
    }
    return render(request, "cases/joining.html", context, status=status)
