"""The staff home: the search box, what waits for this person by what is due, and what she can begin."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.processes.queries import inbox
from ventanilla.reception.queries import log_of
from ventanilla.staff.access import StaffRequest, screen
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


BEGINNINGS = (
    Beginning("Registrar visita", "reception:enter", "user-plus", "reception.log"),
    Beginning("Petición por teléfono, correo o radio", "cases:open", "phone", "cases.open"),
    Beginning("Ingresar escrito", "cases:open_by_letter", "mail", "cases.open_by_letter"),
)


@screen(needs="")
def index(request: StaffRequest) -> HttpResponse:
    """Home of whoever signs in."""
    held: Standing = request.standing
    waiting = inbox(by=request.user.actor, held=held, at=request.now, limit=SHOWN)
    context = {
        "waiting": waiting,
        "beginnings": [one for one in BEGINNINGS if held.may(one.needs)],
        "today": log_of(local_day(request.now)) if held.may("reception.view") else None,
        "may_search": held.may("register.view"),
    }
    return render(request, "desk/home.html", context)
