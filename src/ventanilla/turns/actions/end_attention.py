"""End the service of a ticket (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, refuse_other_desk, repeated


@act
def end_attention(*, ticket: Ticket, by: Actor, at: datetime) -> Place:
    """The desk is free to call; ending again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.END, by):
        return place
    refuse_move(place, points.END)
    refuse_other_desk(place, by, at)
    return move(place, points.END, by=by, at=at, ended_at=at)
