"""Send a ticket to the desks of another matter, with its hour of arrival (A-02)."""

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
def transfer(*, ticket: Ticket, matter: str, by: Actor, at: datetime, note: str = "") -> Place:
    """The ticket keeps its number and its place by hour of arrival; doing it again changes nothing.

    Errors: UnableToMove, NotAllowed.
    """
    place = held_place(ticket, by, at)
    if repeated(place, points.TRANSFER, by) and place.matter == matter:
        return place
    refuse_move(place, points.TRANSFER)
    refuse_other_desk(place, by, at)
    known = declared().matters.get(matter)
    if known is None:
        raise UnableToMove("sin-asunto", "Elija el asunto al que se canaliza.", field="matter")
    if matter == place.matter:
        raise UnableToMove("mismo-asunto", "Elija un asunto distinto del que ya tiene.", field="matter")
    return move(place, points.TRANSFER, by=by, at=at, note=note, matter=matter, queue=known.queue, calls=0)
