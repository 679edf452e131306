"""The kiosk: what for, whether first, and the ticket on screen and on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe

from ventanilla.documents.safely import safely
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.turns import paper
from ventanilla.turns.actions import issue_ticket
from ventanilla.turns.models import Ticket
from ventanilla.turns.motion import declared
from ventanilla.turns.queries import outlook, waiting_by_queue
from ventanilla.utility.queries import local_day

NONE = "ninguna"


@screen(needs="turns.issue")
def kiosk(request: StaffRequest) -> HttpResponse:
    """First the matter, then the preference; a POST gives the ticket."""
    turns = declared()
    given = request.POST if request.method == "POST" else request.GET
    errand = turns.matters.get(given.get("asunto", ""))
    refusal, status = "", 200
    if request.method == "POST":
        condition = request.POST.get("condicion", "")
        try:
            ticket = issue_ticket(
                matter=errand.code if errand else "",
                condition="" if condition == NONE else condition,
                key=sent_key(request),
                by=request.user.actor,
                at=request.now,
            )
        except Refusal as refused:
            refusal, status = refused.sentence, 422
        else:
            return redirect("turns:ticket", ticket.code)
    waiting = waiting_by_queue(local_day(request.now))
    rows = [(matter, waiting.get(matter.queue, 0)) for matter in turns.matters.values()]
    values = {"rows": rows, "errand": errand, "conditions": turns.conditions.values(), "refusal": refusal}
    return render(request, "turns/kiosk.html", values, status=status)


def _today(request: StaffRequest, code: str) -> Ticket:
    return get_object_or_404(Ticket.objects.select_related("place"), code=code, day=local_day(request.now))


@screen(needs="turns.issue")
def ticket(request: StaffRequest, code: str) -> HttpResponse:
    """The ticket just given: its number, who goes before, and the ways to take it along."""
    found = _today(request, code)
    values = {
        "ticket": found,
        "matter": declared().name_of(found.matter),
        "wait": paper.said(outlook(found.place)),
        "qr": mark_safe(paper.qr_inline(found)),  # noqa: S308  drawn here from an address of ours
        "address": paper.address_of(found),
    }
    return render(request, "turns/ticket.html", values)


@screen(needs="turns.issue")
def pdf(request: StaffRequest, code: str) -> HttpResponse:
    """The ticket as PDF."""
    found = _today(request, code)
    content = paper.printed(found, outlook(found.place))
    return safely(content, kind="application/pdf", name=f"Turno {found.label}.pdf")


@screen(needs="turns.issue")
def escpos(request: StaffRequest, code: str) -> HttpResponse:
    """The ticket as the bytes of a receipt printer."""
    found = _today(request, code)
    content = paper.escpos(found, outlook(found.place))
    return safely(content, kind="application/octet-stream", name=f"turno-{found.label}.bin")
