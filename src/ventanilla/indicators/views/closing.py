"""Closing a month: what is going to be frozen, asked before it is done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ventanilla.indicators.actions import close_month
from ventanilla.indicators.queries import closing_of, declared, reading
from ventanilla.indicators.shown import Row
from ventanilla.indicators.views.asked import month_or_404
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="indicators.close")
def close(request: StaffRequest, month: str) -> HttpResponse:
    """GET asks; POST closes. A closed month answers with its board."""
    asked = month_or_404(request, month)
    board = reverse("indicators:board", query={"mes": asked.code})
    refused = ""
    if request.method == "POST":
        try:
            close_month(month=asked, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, f"Se cerró {asked.name}. Lo que cambie después se mostrará aparte.")
            return redirect(board)
    elif closing_of(asked):
        return redirect(board)
    readings = [reading(one, asked, request.now) for one in declared().values()]
    context = {
        "month": asked,
        "rows": [(one.indicator, Row("", one.indicator.name, one.figure)) for one in readings],
        "refused": refused,
        "board": board,
    }
    return render(request, "indicators/closing.html", context, status=422 if refused else 200)
