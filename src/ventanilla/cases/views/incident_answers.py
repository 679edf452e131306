"""The shared answer of an incident: written once, drafted in all its petitions that are ready, approved together."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cases.actions.answer_all import MOST, Told, draft_all, review_all
from ventanilla.cases.actions.answer_incident import write_shared_answer
from ventanilla.cases.forms.incidents import ReviewAllForm, SharedAnswerForm
from ventanilla.cases.incident_queries import DRAFTING, REVIEWING, last_answer, ready, to_review, waiting
from ventanilla.cases.models import Incident, SharedAnswer
from ventanilla.cases.views.incidents import incident_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="cases.draft")
def write(request: StaffRequest, folio: str) -> HttpResponse:
    """`…/respuesta/`: write or correct it; each change is a version."""
    incident = incident_or_404(request, folio)
    last = last_answer(incident)
    start = {name: getattr(last, name) for name in SharedAnswerForm.base_fields} if last else {"area": incident.area}
    form, status = SharedAnswerForm(request.POST or None, initial=start), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                write_shared_answer(incident=incident, said=form.said, by=request.user.actor, at=request.now)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, "Quedó escrita. Elija ahora a qué peticiones responde.")
                return redirect("cases:incident_answer", folio)
    else:
        note_opening(subject=incident.subject, by=request.user.actor, at=request.now, what="incident")
    return render(request, "cases/incident_write.html", {"incident": incident, "form": form}, status=status)


@screen(needs="cases.draft")
def answer(request: StaffRequest, folio: str) -> HttpResponse:
    """`…/responder/`: who is answered with it now, and who waits and why."""
    incident = incident_or_404(request, folio)
    last = last_answer(incident)
    if last is None:
        messages.warning(request, "Escriba primero la respuesta común.")
        return redirect("cases:incident_write", folio)
    if request.method != "POST":
        return _drafting(request, incident, last, 200)
    chosen, shared = _chosen(request), _number(request.POST.get("shared", ""))
    try:
        told = draft_all(incident=incident, chosen=chosen, shared=shared, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        return _drafting(request, incident, last, 422, refusal=refusal.sentence, marked=chosen)
    return _said(request, told, "elaborada y enviada a visto bueno") or _drafting(
        request, incident, last, 422, told=[one for one in told if one.why]
    )


def _drafting(request: StaffRequest, incident: Incident, last: SharedAnswer, status: int, **more: Any) -> HttpResponse:
    note_opening(subject=incident.subject, by=request.user.actor, at=request.now, what="incident")
    there = ready(incident, DRAFTING)
    context = {
        "incident": incident,
        "answer": last,
        "cases": list(there[:MOST]),
        "waiting": waiting(incident, there, request.now),
        "most": MOST,
        **more,
    }
    return render(request, "cases/incident_answer.html", context, status=status)


@screen(needs="cases.approve")
def review(request: StaffRequest, folio: str) -> HttpResponse:
    """`…/visto-bueno/`: the answers with the same words, read once and approved or returned together."""
    incident = incident_or_404(request, folio)
    form = ReviewAllForm(request.POST or None)
    if request.method != "POST":
        return _reviewing(request, incident, form, 200)
    chosen = _chosen(request)
    if not form.is_valid():
        return _reviewing(request, incident, form, 422, marked=chosen)
    given = {"chosen": chosen, "shared": _number(request.POST.get("shared", "")), **form.cleaned_data}
    try:
        told = review_all(incident=incident, **given, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        beside(form, refusal)
        return _reviewing(request, incident, form, 422, marked=chosen)
    words = "con visto bueno y numerada" if form.cleaned_data["approved"] else "devuelta para corregir"
    return _said(request, told, words) or _reviewing(
        request, incident, ReviewAllForm(), 422, told=[one for one in told if one.why]
    )


def _reviewing(
    request: StaffRequest, incident: Incident, form: ReviewAllForm, status: int, **more: Any
) -> HttpResponse:
    note_opening(subject=incident.subject, by=request.user.actor, at=request.now, what="incident")
    read = to_review(incident)
    context = {
        "incident": incident,
        "answer": read,
        "form": form,
        "cases": list(ready(incident, REVIEWING, read)[:MOST]) if read else [],
        "most": MOST,
        **more,
    }
    return render(request, "cases/incident_review.html", context, status=status)


def _said(request: StaffRequest, told: list[Told], what: str) -> HttpResponse | None:
    """Say how many were done; when all were, the way back to the incident."""
    done = sum(not one.why for one in told)
    if done:
        messages.success(request, f"1 respuesta {what}." if done == 1 else f"{done} respuestas: cada una {what}.")
    if done == len(told):
        if not done:
            messages.warning(request, "Esas peticiones ya no están en este paso.")
        return redirect("cases:incident", request.resolver_match.kwargs["folio"])  # type: ignore[union-attr]
    return None


def _chosen(request: StaffRequest) -> list[int]:
    numbers = (_number(one) for one in request.POST.getlist("peticion")[:MOST])
    return [number for number in numbers if number]


def _number(text: str) -> int:
    return whole(text) or 0
