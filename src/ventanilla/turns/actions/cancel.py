"""Take a ticket out of the line because its holder will not wait (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, repeated


@act
def cancel(*, ticket: Ticket, by: Actor, at: datetime, note: str = "") -> Place:
    """While it waits or is parked; cancelling again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.CANCEL, by):
        return place
    refuse_move(place, points.CANCEL)
    return move(place, points.CANCEL, by=by, at=at, note=note, ended_at=at)
