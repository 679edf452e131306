"""`/bandeja/`: the tasks somebody can work on, by what is due."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ventanilla.processes.queries import inbox
from ventanilla.staff.access import screen

TABS = {"mias": "mine", "area": "area"}
LABELS = {"mias": "Mías", "area": "De mi área"}


@screen(needs="processes.work")
def inbox_screen(request: HttpRequest) -> HttpResponse:
    """Tabs «Mías» and «De mi área»; keyset pages of 50."""
    shown = request.GET.get("ver", "mias")
    shown = shown if shown in TABS else "mias"
    after = request.GET.get("after", "")
    here: Any = request
    try:
        page = inbox(by=here.user.actor, held=here.standing, at=here.now, tab=TABS[shown], after=after)  # type: ignore[arg-type]
    except ValueError:
        after = ""
        page = inbox(by=here.user.actor, held=here.standing, at=here.now, tab=TABS[shown])  # type: ignore[arg-type]
    return render(
        request,
        "processes/inbox.html",
        {"page": page, "shown": shown, "tabs": LABELS, "first": not after, "next_key": page.next_key},
    )
