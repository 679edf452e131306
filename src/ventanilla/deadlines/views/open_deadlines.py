"""The open deadlines: expired ones that wait for somebody, running ones by date, suspended ones."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.deadlines.queries import business_days_left, light, open_list
from ventanilla.staff.access import StaffRequest, screen

WHICH = {"vencidos": "Vencidos", "vigentes": "Vigentes", "suspendidos": "Suspendidos"}
PAGE = 50


@screen(needs="deadlines.view")
def open_deadlines(request: StaffRequest) -> HttpResponse:
    """Keyset-paginated; the expired come first because silence is a state to act on."""
    which = request.GET.get("ver", "vencidos")
    which, now = which if which in WHICH else "vencidos", request.now
    after = request.GET.get("after", "")
    found, next_key = open_list(which, now, limit=PAGE, after=after)
    rows = [(d, d.term, light(d, now), business_days_left(d, now)) for d in found]
    context = {"which": which, "tabs": WHICH, "rows": rows, "next_key": next_key, "first": not after}
    return render(request, "deadlines/open_deadlines.html", context)
