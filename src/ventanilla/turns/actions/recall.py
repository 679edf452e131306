"""Call again a ticket whose holder has not come (A-02)."""

from datetime import datetime, timedelta

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import held_place, move, refuse_move, refuse_other_desk

BREATH = timedelta(seconds=2)
"""Calls closer than this are one press of the key."""


@act
def recall(*, ticket: Ticket, by: Actor, at: datetime) -> Place:
    """The board shows and sounds it again. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    refuse_move(place, points.RECALL)
    refuse_other_desk(place, by, at)
    if place.called_at and timedelta(0) <= at - place.called_at < BREATH:
        return place
    return move(place, points.RECALL, by=by, at=at, called_at=at, calls=place.calls + 1)
