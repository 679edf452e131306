"""Begin to serve the person who came with a ticket (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, refuse_other_desk, repeated


@act
def start_attention(*, ticket: Ticket, by: Actor, at: datetime) -> Place:
    """The time of service runs from now; starting again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.START, by):
        return place
    refuse_move(place, points.START)
    refuse_other_desk(place, by, at)
    return move(place, points.START, by=by, at=at, started_at=at)
