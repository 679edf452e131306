"""The folios that a cell of an indicator counts, as they were frozen or as they stand today."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.indicators.measures import MEASURES
from ventanilla.indicators.points import CELLS, Item
from ventanilla.indicators.queries import cell as cell_of
from ventanilla.indicators.queries import closing_of
from ventanilla.indicators.views.asked import indicator_or_404, month_of
from ventanilla.reception.models import VisitMatter
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="indicators.view")
def cell(request: StaffRequest, code: str, name: str) -> HttpResponse:
    """A page of folios; «?grupo=» leaves only one group and «?hoy=1» looks at a closed month as it stands today."""
    if name not in CELLS:
        raise Http404("No hay tal cifra.")
    found, month = indicator_or_404(code), month_of(request)
    after, group = request.GET.get("after", ""), request.GET.get("grupo", "")
    closing = closing_of(month)
    frozen = closing is not None and request.GET.get("hoy", "") != "1"
    measure, pack = MEASURES[found.measure], current_pack()
    page = cell_of(found, month, request.now, name=name, group=group, after=after, frozen=frozen)
    labels = {"base": found.base, "achieved": found.achieved, "pending": found.pending, "out": "Fuera de la cuenta"}
    context = {
        "one": found,
        "month": month,
        "page": page,
        "first": not after,
        "label": labels[name],
        "group": measure.groups(pack).get(group, group),
        "groups": measure.groups(pack),
        "kinds": measure.kinds(pack),
        "closing": closing,
        "frozen": frozen,
        "may_open_petitions": request.standing.may("cases.view_all"),
        "visits": _visits(page.items) if request.standing.may("reception.view") else {},
    }
    return render(request, "indicators/cell.html", context)


def _visits(items: list[Item]) -> dict[int, int]:
    """The visit of each matter of the log that is listed."""
    matters = [item.ref for item in items if item.origin == "matter"]
    return dict(VisitMatter.objects.filter(pk__in=matters).values_list("pk", "visit_id"))
