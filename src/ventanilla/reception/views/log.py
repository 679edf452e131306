"""The day's visitor log (ON-GAU-12): its lines and the form that adds one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cases.views.opening import form_key
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.forms import VisitForm
from ventanilla.reception.queries import log_of
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="reception.view")
def index(request: StaffRequest) -> HttpResponse:
    """Today's lines, or those of another day."""
    today = local_day(request.now)
    day = _day(request.GET.get("dia", "")) or today
    after = request.GET.get("after", "")
    log = log_of(day, int(after) if after.isascii() and after.isdigit() and len(after) < 10 else None)
    code = current_pack().section("utility").settings.get("forms.visit_log", "")
    context = {"log": log, "day": day, "today": today, "first": not after, "form_code": code}
    return render(request, "reception/log.html", context)


@screen(needs="reception.log")
def enter(request: StaffRequest) -> HttpResponse:
    """Enter somebody before serving her; the account may come from the register."""
    form = VisitForm(request.POST or None, initial=_start(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                visit = enter_visit(
                    **form.cleaned_data,
                    key=form_key(request),
                    by=request.user.actor,
                    at=request.now,
                )
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
            else:
                messages.success(request, f"Visita {visit.number} de hoy, registrada.")
                return redirect("reception:visit", visit.pk)
    return render(request, "reception/enter.html", {"form": form}, status=status)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _start(request: StaffRequest) -> dict[str, Any]:
    found = account_by_number(request.GET.get("cuenta", ""))
    if found is None:
        return {}
    holding = holder_of(found, local_day(request.now))
    return {"account": found.number, "name": holding.party.name if holding else ""}
