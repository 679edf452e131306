"""The attention of a ticket ends with the last matter of its visit (A-02)."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.models import Visit, VisitMatter
from ventanilla.staff.acts import act
from ventanilla.turns.actions import end_attention
from ventanilla.turns.queries import is_served


@act
def end_turn(*, visit: Visit, by: Actor, at: datetime) -> None:
    """Free the desk once nothing of the visit is open. A ticket that meanwhile went to another desk is left to it."""
    if visit.ticket is None or VisitMatter.objects.filter(visit=visit, outcome=None).exists():
        return
    if is_served(visit.ticket.pk):
        with suppress(Refusal), transaction.atomic():
            end_attention(ticket=visit.ticket, by=by, at=at)
