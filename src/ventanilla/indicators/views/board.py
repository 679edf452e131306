"""The board: every indicator in a month, with its goal, its split and the last thirteen months."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.indicators.queries import closing_of, declared, form_code, history
from ventanilla.indicators.shown import shown
from ventanilla.indicators.views.asked import around, month_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="indicators.view")
def board(request: StaffRequest) -> HttpResponse:
    """This month, or the one of «?mes=»."""
    month, pack = month_of(request), current_pack()
    series = [history(one, month, request.now) for one in declared().values()]
    context = {
        **around(request, month),
        "shown": [shown(months[-1], months, pack) for months in series],
        "closing": closing_of(month),
        "form_code": form_code(),
        "may_close": request.standing.may("indicators.close"),
        "may_export": request.standing.may("indicators.export"),
    }
    return render(request, "indicators/board.html", context)
