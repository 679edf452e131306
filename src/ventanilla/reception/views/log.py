"""The day's visitor log (ON-GAU-12): its lines and the form that adds one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.forms import VisitForm
from ventanilla.reception.queries import ENDINGS, Asked, agents_of, closing_of, log_of
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.turns.queries import errand_of, ticket_at_desk
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="reception.view")
def index(request: StaffRequest) -> HttpResponse:
    """Today's lines, or those of another day."""
    today = local_day(request.now)
    day = day_in(request.GET.get("dia", "")) or today
    after = request.GET.get("after", "")
    asked = Asked(
        agent=request.GET.get("atendio", "")[:40],
        ending=request.GET.get("termino", "")[:60],
    )
    log = log_of(day, whole(after), asked)
    pack = current_pack()
    context = {
        "log": log,
        "day": day,
        "today": today,
        "first": not after,
        "form_code": pack.section("utility").settings.get("forms.visit_log", ""),
        "asked": asked,
        "agents": agents_of(day),
        "endings": [*((k, n) for k, n in ENDINGS), *((r.code, r.name) for r in pack.section("resolutions").values())],
        "closing": closing_of(day),
        "day_text": day.isoformat(),
        "may_print": request.standing.may("documents.view"),
        "may_close": request.standing.may("reception.close") and day <= today,
        "may_export": request.standing.may("reception.export"),
        "may_log": request.standing.may("reception.log"),
    }
    return render(request, "reception/log.html", context)


@screen(needs="reception.log")
def enter(request: StaffRequest) -> HttpResponse:
    """Enter somebody before serving her; the account may come from the register."""
    form = VisitForm(request.POST or None, initial=_start(request), day=local_day(request.now))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                visit = enter_visit(
                    **form.cleaned_data,
                    key=sent_key(request),
                    by=request.user.actor,
                    at=request.now,
                )
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, f"Visita {visit.number} de hoy, registrada.")
                return redirect("reception:visit", visit.pk)
    return render(request, "reception/enter.html", {"form": form}, status=status)


def day_in(text: str) -> date | None:
    """The day an address names, None when it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _start(request: StaffRequest) -> dict[str, Any]:
    ticket = ticket_at_desk(request.GET.get("turno", ""), local_day(request.now))
    errand = errand_of(ticket) if ticket else None
    if ticket and errand:
        return {"ticket": ticket.code, "matter": errand.name}
    found = account_by_number(request.GET.get("cuenta", ""))
    if found is None:
        return {}
    note_opening(subject=found.subject, by=request.user.actor, at=request.now, what="register.account")
    holding = holder_of(found, local_day(request.now))
    return {"account": found.number, "name": holding.party.name if holding else ""}
