"""One box for everything: a folio opens its case; words look in the register and in the petitions."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cases.queries import Filters, control, visible
from ventanilla.register.queries import search
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.queries import Standing

SHOWN = 10


@screen(needs="")
def index(request: StaffRequest) -> HttpResponse:
    """What was typed, looked for where this person may look."""
    held: Standing = request.standing
    text = request.GET.get("q", "").strip()[:120]
    if text and (case := visible(held).filter(folio__iexact=text).first()):
        return redirect("cases:show", case.folio)
    context = {
        "text": text,
        "accounts": search(text, SHOWN) if text and held.may("register.view") else None,
        "cases": control(held, Filters(text=text, state="all"), at=request.now).rows[:SHOWN] if text else [],
        "may_enter": held.may("reception.log"),
    }
    return render(request, "desk/search.html", context)
