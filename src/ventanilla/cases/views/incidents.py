"""`/peticiones/incidentes/`: what many complain of: the list, a new one, one seen whole, and its end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cases.actions.answer_incident import resolve_incident
from ventanilla.cases.actions.open_incident import open_incident
from ventanilla.cases.forms.incidents import IncidentForm, ResolutionForm
from ventanilla.cases.incident_queries import (
    incident_seen,
    incidents,
    joined_to,
    last_answer,
    petitions_for,
    tally,
)
from ventanilla.cases.models import Case, Incident, Separation
from ventanilla.cases.queries import visible
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.journal.queries import timeline
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import current_pack, local_day

READ = 20
"""How many entries of its history, and of the petitions that were separated, are shown."""


def incident_or_404(request: StaffRequest, folio: str) -> Incident:
    """The incident, when this person may see it; otherwise it does not exist for her."""
    found = incident_seen(request.standing, folio)
    if found is None:
        raise Http404("No hay un incidente con ese folio que su puesto pueda ver.")
    return found


def below(request: StaffRequest) -> int | None:
    """The key of the page that the address asks for."""
    return whole(request.GET.get("after", ""))


@screen(needs="cases.view")
def index(request: StaffRequest) -> HttpResponse:
    """Open ones, or with `?estado=resolved` those that are over."""
    resolved = request.GET.get("estado") == "resolved"
    after = below(request)
    page = incidents(request.standing, resolved=resolved, after=after)
    may_open = request.standing.may("cases.incidents")
    context = {"page": page, "resolved": resolved, "first": not after, "may_open": may_open}
    return render(request, "cases/incidents.html", context)


@screen(needs="cases.incidents")
def add(request: StaffRequest) -> HttpResponse:
    """A new one; `?peticion=` is the petition it begins with, which gives what is known already."""
    case = visible(request.standing).filter(folio=request.GET.get("peticion", "")).first()
    form, status = IncidentForm(request.POST or None, initial=_start(request, case)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given: dict[str, Any] = {"happened": form.happened, "key": sent_key(request), "first": case}
            try:
                incident = open_incident(**given, by=request.user.actor, at=request.now)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, f"Quedó abierto el incidente {incident.folio}. Reúna en él sus peticiones.")
                return redirect("cases:incident", incident.folio)
    return render(request, "cases/incident_form.html", {"form": form, "case": case}, status=status)


def _start(request: StaffRequest, case: Case | None) -> dict[str, Any]:
    if case is None:
        return {"began_on": local_day(request.now)}
    matter = current_pack().section("matters").get(case.state.matter)
    return {
        "title": matter.name[:160] if matter else "",
        "matter": case.state.matter,
        "area": matter.area if matter else "",
        "began_on": local_day(case.filed_at),
        "neighbourhood": case.of_account.neighbourhood if case.of_account else "",
    }


@screen(needs="cases.view")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """The incident whole; its opening is journalled."""
    return page_of(request, incident_or_404(request, folio), 200)


def page_of(request: StaffRequest, incident: Incident, status: int, **refused: Any) -> HttpResponse:
    """The page of an incident; `refused` is what an act on it answered."""
    note_opening(subject=incident.subject, by=request.user.actor, at=request.now, what="incident")
    held, after = request.standing, below(request)
    may_join = held.may("cases.incidents") and incident.is_open
    parted = Separation.objects.filter(joining__incident=incident, joining__case__in=visible(held))
    context = {
        "incident": incident,
        "tally": tally(incident),
        "page": joined_to(incident, held, request.now, after),
        "first": not after,
        "answer": last_answer(incident),
        "proposed": petitions_for(incident, held) if may_join else [],
        "parted": list(parted.select_related("joining__case").order_by("-pk")[:READ]),
        "may_join": may_join,
        "may_separate": held.may("cases.incidents"),
        "may_draft": held.may("cases.draft"),
        "may_review": held.may("cases.approve"),
        "happenings": timeline(incident.subject, READ),
        "texto": "",
        **refused,
    }
    return render(request, "cases/incident.html", context, status=status)


@screen(needs="cases.incidents")
def resolve(request: StaffRequest, folio: str) -> HttpResponse:
    """`…/solucion/`: what was done, which each person who left an address is told."""
    incident = incident_or_404(request, folio)
    form, status = ResolutionForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                resolve_incident(incident=incident, **form.cleaned_data, by=request.user.actor, at=request.now)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, "Quedó resuelto. Se avisará a quienes dejaron correo o teléfono.")
                return redirect("cases:incident", folio)
    else:
        note_opening(subject=incident.subject, by=request.user.actor, at=request.now, what="incident")
    context = {"incident": incident, "form": form, "tally": tally(incident)}
    return render(request, "cases/incident_resolve.html", context, status=status)
