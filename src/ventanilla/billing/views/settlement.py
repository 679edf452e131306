"""A settlement as it was issued, and its paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.paper import settlement_pdf
from ventanilla.billing.queries import settlement_by_folio
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening, record
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw
from ventanilla.utility.queries import local_day


@screen(needs="billing.view")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """What was told, to whom, and until when it holds."""
    issued = _issued(request, folio)
    panels, _ = draw(request, issued.subject, issued)
    context = {
        "panels": panels,
        "issued": issued,
        "expired": issued.valid_until < local_day(request.now),
        "may_print": request.standing.may("billing.settle"),
    }
    return render(request, "billing/settlement.html", context)


@screen(needs="billing.settle")
def pdf(request: StaffRequest, folio: str) -> HttpResponse:
    """The paper with the payment order; each printing is journalled."""
    issued = _issued(request, folio)
    content = settlement_pdf(issued, at=request.now)
    facts = {"settlement": issued.folio}
    record(
        event="billing.settlement_printed",
        by=request.user.actor,
        at=request.now,
        on=issued.account.subject,
        facts=facts,
    )
    return safely(content, kind="application/pdf", name=f"{issued.folio}.pdf")


def _issued(request: StaffRequest, folio: str) -> IssuedSettlement:
    found = settlement_by_folio(folio)
    if found is None:
        raise Http404("No hay una liquidación con ese folio.")
    note_opening(subject=found.account.subject, by=request.user.actor, at=request.now, what="billing.settlement")
    return found
