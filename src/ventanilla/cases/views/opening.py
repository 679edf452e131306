"""Open a petition that came by phone, e-mail, radio or the web; and what every opening shares."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from ventanilla.cases.actions.open_case import Brought, open_case
from ventanilla.cases.forms.opening import OpeningForm, RemoteOpeningForm
from ventanilla.cases.models import Case
from ventanilla.documents.actions import store_file
from ventanilla.documents.announce import printed_note
from ventanilla.documents.forms import beside
from ventanilla.lib.refusals import Refusal
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day
from ventanilla.utility.vocabulary import said


@screen(needs="cases.open")
def remote(request: StaffRequest) -> HttpResponse:
    """By phone, e-mail, radio or the web."""
    form = RemoteOpeningForm(request.POST or None, request.FILES or None, initial=start(request))
    return opening(request, form, _open_remote, "Nueva petición", "Por teléfono, correo, radio o página")


def opening(request: StaffRequest, form: OpeningForm, act: Any, title: str, subtitle: str) -> HttpResponse:
    """Show the form; when it is right, open the case and go to it. A refusal keeps everything typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                case: Case = act(request, form)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                note = printed_note(case.subject, request.now)
                messages.success(
                    request, format_html("Quedó abierta con el {} {}. {}", said("folio"), case.folio, note)
                )
                return redirect("cases:show", case.folio)
    context = {"form": form, "title": title, "subtitle": subtitle}
    return render(request, "cases/opening.html", context, status=status)


def brought(request: StaffRequest, form: OpeningForm) -> Brought:
    """The files and references of the form, checked and kept."""
    by, at = request.user.actor, request.now
    label = form.cleaned_data["evidence_label"]
    files = [
        (store_file(content=one.read(), name=one.name, by=by, at=at), label or one.name)
        for one in form.cleaned_data["evidence"]
    ]
    return Brought(files, form.references)


def start(request: StaffRequest) -> dict[str, Any]:
    """What is known already when the form is opened from an account."""
    found = account_by_number(request.GET.get("cuenta", ""))
    if found is None:
        return {}
    holding = holder_of(found, local_day(request.now))
    return {"account": found.number, "petitioner": holding.party.name if holding else ""}


def _open_remote(request: StaffRequest, form: OpeningForm) -> Case:
    given = form.cleaned_data
    return open_case(
        channel=given["channel"],
        petitioner=form.asks,
        summary=given["summary"],
        points=form.asked,
        filed_at=given["filed_at"] or request.now,
        account=given["account"],
        brought=brought(request, form),
        key=sent_key(request),
        presented=form.presented,
        by=request.user.actor,
        at=request.now,
    )
