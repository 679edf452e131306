"""`/procedimientos/`: the published versions of each procedure, what changed, and which cases stand on each."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.processes.queries.versions import versions
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="processes.work")
def procedures(request: StaffRequest) -> HttpResponse:
    """Keyset pages of 20 versions; who may upgrade goes on from the one cases would move to."""
    after = request.GET.get("after", "")
    try:
        page = versions(after=after)
    except ValueError:
        after, page = "", versions()
    context = {
        "versions": page.versions,
        "next_key": page.next_key,
        "first": not after,
        "may_upgrade": request.standing.may("processes.upgrade"),
    }
    return render(request, "processes/procedures.html", context)
