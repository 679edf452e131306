"""The staff home: the search box, whom she is serving, what waits for her by what is due, and what she can begin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.journal.actor import Subject
from ventanilla.processes.queries import InboxRow, inbox
from ventanilla.reception.queries import being_served, log_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import local_day

SHOWN = 8


@dataclass(frozen=True)
class Beginning:
    """Something a person can start from the home, where her post lets her."""

    label: str
    url_name: str
    icon: str
    needs: str
    key: str


BEGINNINGS = (
    Beginning("Registrar visita", "reception:enter", "user-plus", "reception.log", "v"),
    Beginning("Petición por teléfono, correo o radio", "cases:open", "phone", "cases.open", "n"),
    Beginning("Ingresar escrito", "cases:open_by_letter", "mail", "cases.open_by_letter", "e"),
)


@dataclass(frozen=True)
class Waiting:
    """Tasks that share how soon they are due."""

    title: str
    rows: list[InboxRow]


def by_urgency(rows: Iterable[InboxRow]) -> list[Waiting]:
    """The tasks in three heaps, the empty ones left out: late, due today, later or without a date."""
    heaps: dict[str, list[InboxRow]] = {"Ya venció": [], "Vence hoy": [], "Después": []}
    for row in rows:
        left = row.days_left
        heaps["Ya venció" if row.light == "red" else "Vence hoy" if left == 0 else "Después"].append(row)
    return [Waiting(title, found) for title, found in heaps.items() if found]


@screen(needs="")
def index(request: StaffRequest) -> HttpResponse:
    """Home of whoever signs in."""
    held: Standing = request.standing
    by, today = request.user.actor, local_day(request.now)
    waiting = inbox(by=by, held=held, at=request.now, limit=SHOWN)
    panels, _ = draw(request, Subject("inbox", str(request.user.pk)))
    context = {
        "panels": panels,
        "waiting": by_urgency(waiting.rows),
        "more": bool(waiting.next_key),
        "serving": being_served(by, today) if held.may("reception.log") else [],
        "beginnings": [one for one in BEGINNINGS if held.may(one.needs)],
        "today": log_of(today) if held.may("reception.view") else None,
        "may_search": held.may("register.view"),
    }
    return render(request, "desk/home.html", context)
