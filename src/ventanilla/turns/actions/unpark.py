"""Put a ticket that was set aside back in the line, where its hour of arrival says (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, repeated


@act
def unpark(*, ticket: Ticket, by: Actor, at: datetime) -> Place:
    """Any desk may; doing it again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.UNPARK, by):
        return place
    refuse_move(place, points.UNPARK)
    return move(place, points.UNPARK, by=by, at=at, calls=0)
