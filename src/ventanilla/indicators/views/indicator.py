"""One indicator: its two formulas explained, its month by group and by how each ended, and what changed since."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.indicators.measures import MEASURES
from ventanilla.indicators.queries import history, reading, since_closing
from ventanilla.indicators.shown import Row, kinds_chart, past_rows, shown
from ventanilla.indicators.views.asked import around, indicator_or_404, month_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack

SHOWN = 50
"""Folios that differ, told one by one; the others are in the cells of the frozen month and of today."""


@screen(needs="indicators.view")
def indicator(request: StaffRequest, code: str) -> HttpResponse:
    """The page of an indicator in the month of «?mes=»."""
    found, month, pack = indicator_or_404(code), month_of(request), current_pack()
    months = history(found, month, request.now)
    page = shown(reading(found, month, request.now), months, pack)
    since = since_closing(found, month, request.now)
    context = {
        **around(request, month),
        "page": page,
        "one": page.indicator,
        "past": past_rows(months),
        "kinds_chart": kinds_chart(page.kinds),
        "since": since,
        "then": Row("", "Al cerrar", since.then) if since else None,
        "now": Row("", "Hoy", since.now) if since else None,
        "changes": since.changes[:SHOWN] if since else [],
        "kinds": MEASURES[found.measure].kinds(pack),
        "more": max(0, len(since.changes) - SHOWN) if since else 0,
    }
    return render(request, "indicators/indicator.html", context)
