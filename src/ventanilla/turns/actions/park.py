"""Put a ticket aside while its holder fetches something (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, refuse_other_desk, repeated


@act
def park(*, ticket: Ticket, by: Actor, at: datetime, note: str = "") -> Place:
    """It keeps the hour it came at; parking again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.PARK, by):
        return place
    refuse_move(place, points.PARK)
    refuse_other_desk(place, by, at)
    return move(place, points.PARK, by=by, at=at, note=note)
