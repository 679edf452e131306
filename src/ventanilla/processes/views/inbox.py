"""`/bandeja/`: the tasks somebody can work on, by what is due."""

from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.journal.actor import Subject
from ventanilla.processes.queries import inbox
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw

TABS: dict[str, Literal["mine", "area"]] = {"mias": "mine", "area": "area"}
LABELS = {"mias": "Mías", "area": "De mi área"}


@screen(needs="processes.work")
def inbox_screen(request: StaffRequest) -> HttpResponse:
    """Tabs «Mías» and «De mi área»; keyset pages of 50."""
    shown = request.GET.get("ver", "mias")
    shown = shown if shown in TABS else "mias"
    after = request.GET.get("after", "")
    page = inbox(by=request.user.actor, held=request.standing, at=request.now, tab=TABS[shown], after=after)
    panels, _ = draw(request, Subject("inbox", str(request.user.pk)))
    return render(
        request,
        "processes/inbox.html",
        {"panels": panels, "page": page, "shown": shown, "tabs": LABELS, "first": not after, "next_key": page.next_key},
    )
