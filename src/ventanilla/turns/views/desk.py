"""The desk of an agent: one key calls the next, others start, end, recall, park, transfer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw as draw_panels
from ventanilla.staff.sent import typed
from ventanilla.turns import actions, points
from ventanilla.turns.models import Place, Sitting, Ticket
from ventanilla.turns.motion import declared, open_sitting
from ventanilla.turns.queries import at_desk, line_of, open_desks, pulse
from ventanilla.turns.views.live import live
from ventanilla.utility.queries import local_day

ON_TICKET: dict[str, Callable[..., Any]] = {
    points.RECALL: actions.recall,
    points.START: actions.start_attention,
    points.END: actions.end_attention,
    points.NO_SHOW: actions.no_show,
    points.UNPARK: actions.unpark,
}
WITH_NOTE: dict[str, Callable[..., Any]] = {points.PARK: actions.park, points.CANCEL: actions.cancel}


@screen(needs="turns.call")
def desk(request: StaffRequest) -> HttpResponseBase:
    """The ticket at the desk and who waits for it; a POST says what to do in `hacer`."""
    if request.method == "POST":
        try:
            _act(request)
        except Refusal as refused:
            return _page(request, refusal=refused.sentence, status=422)
        return redirect("turns:desk")
    sitting = open_sitting(request.user.actor, request.now)
    if request.GET.get("parte") and sitting:
        mark = f"{request.user.pk} {sitting.pk} {pulse(sitting.day)} {request.now:%H%M}"
        return live(request, mark, lambda etag: render(request, "turns/_line.html", _line(request, sitting)))
    return _page(request)


def _act(request: StaffRequest) -> None:
    """Errors: Refusal of the action asked for."""
    by, at, what = request.user.actor, request.now, request.POST.get("hacer", "")
    if what == "open":
        sitting = actions.open_desk(desk=typed(request, "desk"), by=by, at=at)
        messages.success(request, f"Atiende en {declared().desk_name(sitting.desk)}.")
    elif what == "close":
        mine = open_sitting(by, at)
        if mine:
            actions.close_desk(sitting=mine, by=by, at=at)
            messages.success(request, f"Se cerró {declared().desk_name(mine.desk)}.")
    elif what == points.CALL:
        actions.call_next(by=by, at=at)
    else:
        _act_on_ticket(request, what)


def _act_on_ticket(request: StaffRequest, what: str) -> None:
    ticket = get_object_or_404(Ticket, pk=whole(request.POST.get("ticket", "")))
    given: dict[str, Any] = {"ticket": ticket, "by": request.user.actor, "at": request.now}
    note = typed(request, "note")
    if what in ON_TICKET:
        ON_TICKET[what](**given)
    elif what in WITH_NOTE:
        WITH_NOTE[what](**given, note=note)
    elif what == points.TRANSFER:
        actions.transfer(**given, matter=typed(request, "matter"), note=note)
        messages.success(request, f"El turno {ticket.label} espera ahora por otro asunto, con su hora de llegada.")
    else:
        raise Refusal("sin-accion", "Elija qué hacer con uno de los botones.")


def _line(request: StaffRequest, sitting: Sitting) -> dict[str, Any]:
    """Who waits: each with its minutes, and whether they pass what was aimed at."""
    turns = declared()
    mine = turns.desks.get(sitting.desk)
    line = line_of(sitting.day, mine) if mine else None

    def row(place: Place) -> dict[str, Any]:
        errand = turns.matters.get(place.matter)
        minutes = max(0, int((request.now - place.arrived_at).total_seconds() // 60))
        late = bool(errand and minutes > errand.target_minutes)
        return {"place": place, "matter": turns.name_of(place.matter), "minutes": minutes, "late": late}

    rows = [row(place) for place in line.waiting] if line else []
    parked = [row(place) for place in line.parked] if line else []
    return {"line": line, "rows": rows, "parked": parked, "more": line.total - len(rows) if line else 0}


def _page(request: StaffRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    sitting = open_sitting(request.user.actor, request.now)
    turns = declared()
    values: dict[str, Any] = {"sitting": sitting, "refusal": refusal}
    if sitting is None:
        taken = open_desks(local_day(request.now))
        values["desks"] = [(d, taken.get(d.code)) for d in turns.desks.values()]
        return render(request, "turns/choose_desk.html", values, status=status)
    place = at_desk(sitting.day, sitting.desk)
    values |= _line(request, sitting) | {"place": place, "desk_name": turns.desk_name(sitting.desk)}
    if place:
        errand = turns.matters.get(place.matter)
        panels, offers = draw_panels(request, place.ticket.subject)
        values |= {
            "matter": turns.name_of(place.matter),
            "errand": errand,
            "waited": max(0, int(((place.first_called_at or request.now) - place.arrived_at).total_seconds() // 60)),
            "panels": panels,
            "offers": offers,
            "may_absent": place.calls >= turns.rules.calls_before_no_show,
            "others": [m for m in turns.matters.values() if m.code != place.matter],
        }
    return render(request, "turns/desk.html", values, status=status)
