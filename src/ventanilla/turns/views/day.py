"""The day's turns for who supervises: desks, waiting and service times, tickets that can be cancelled."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.turns.actions import close_desk
from ventanilla.turns.models import Sitting
from ventanilla.turns.motion import declared
from ventanilla.turns.queries import latest_at_desks, open_desks, times_of
from ventanilla.utility.queries import local_day


@screen(needs="turns.supervise")
def day(request: StaffRequest) -> HttpResponse:
    """Today, or the day asked; a POST closes the desk that somebody left open."""
    today = local_day(request.now)
    refusal, status = "", 200
    if request.method == "POST":
        sitting = get_object_or_404(Sitting, pk=whole(request.POST.get("sitting", "")))
        try:
            close_desk(sitting=sitting, by=request.user.actor, at=request.now)
        except Refusal as refused:
            refusal, status = refused.sentence, 422
        else:
            messages.success(request, f"Se cerró {declared().desk_name(sitting.desk)}.")
            return redirect("turns:day")
    shown = _day(request.GET.get("dia", "")) or today
    sittings, held = open_desks(shown), latest_at_desks(shown)
    desks = [(desk, sittings.get(code), held.get(code)) for code, desk in declared().desks.items()]
    whole_day, *rows = times_of(shown)
    values = {
        "day": shown,
        "today": today,
        "desks": desks,
        "whole": whole_day,
        "rows": rows,
        "longest": max((row.wait_90 or 0 for row in rows), default=0),
        "refusal": refusal,
    }
    return render(request, "turns/day.html", values, status=status)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
