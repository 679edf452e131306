"""Note that nobody came with a ticket that was called (A-02)."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.turns import points
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import (
    UnableToMove,
    declared,
    held_place,
    move,
    refuse_move,
    refuse_other_desk,
    repeated,
)


@act
def no_show(*, ticket: Ticket, by: Actor, at: datetime) -> Place:
    """Only after the calls the pack asks for; noting it again changes nothing. Errors: UnableToMove, NotAllowed."""
    place = held_place(ticket, by, at)
    if repeated(place, points.NO_SHOW, by):
        return place
    refuse_move(place, points.NO_SHOW)
    refuse_other_desk(place, by, at)
    needed = declared().rules.calls_before_no_show
    if place.calls < needed:
        sentence = f"Llame {needed} veces antes de anotar que no se presentó; lleva {place.calls}."
        raise UnableToMove("pocas-llamadas", sentence)
    return move(place, points.NO_SHOW, by=by, at=at, ended_at=at)
