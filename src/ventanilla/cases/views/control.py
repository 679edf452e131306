"""The petition control (ON-GAU-02): who has what, since when, and how its legal term stands."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.cases.forms.step import area_choices
from ventanilla.cases.queries import Filters, control
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="cases.view")
def index(request: StaffRequest) -> HttpResponse:
    """The list, by state, area, matter and words; people see what their posts let them."""
    asked = request.GET
    state = asked.get("estado", "open")
    filters = Filters(
        text=asked.get("q", "")[:120],
        state=state if state in ("open", "closed", "all") else "open",
        area=asked.get("area", ""),
        matter=asked.get("materia", ""),
    )
    after = asked.get("after", "")
    page = control(
        request.standing,
        filters,
        at=request.now,
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None,
    )
    matters = [(m.code, m.name) for m in current_pack().section("matters").values()]
    context = {"page": page, "filters": filters, "areas": area_choices(), "matters": matters, "first": not after}
    return render(request, "cases/control.html", context)
