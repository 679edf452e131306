"""What to visit the routes of turns with: a ticket of today that waits, and one at a desk."""

from django.utils import timezone
from tests.route_objects import Cast, Sample, offer

from ventanilla.turns.actions import call_next, issue_ticket, open_desk


@offer("turns:ticket", "turns:pdf", "turns:escpos", "turns:follow")
def tickets(people: Cast) -> list[Sample]:
    by, now = people.ana.actor, timezone.now()
    made = [
        issue_ticket(matter=matter, condition="", key=f"route {matter} {now}", by=by, at=now)
        for matter in ("recibo", "pagar")
    ]
    open_desk(desk="1", by=by, at=now)
    call_next(by=by, at=now)
    return [Sample({"code": ticket.code}) for ticket in made]
