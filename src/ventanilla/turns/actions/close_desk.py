"""Leave a desk, or close the one somebody left open (A-02)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import may
from ventanilla.turns import points
from ventanilla.turns.models import Place, Sitting, SittingEnd
from ventanilla.turns.motion import hold_line


class UnableToCloseDesk(Refusal):
    """The desk is somebody else's, or still has a ticket."""


@act
def close_desk(*, sitting: Sitting, by: Actor, at: datetime) -> SittingEnd:
    """Closing again gives the same end. Errors: UnableToCloseDesk, NotAllowed."""
    require(by, "turns.call", at)
    hold_line()
    if known := SittingEnd.objects.filter(sitting=sitting).first():
        return known
    if (sitting.by_kind, sitting.by_id) != (by.kind, by.id) and not may(by, "turns.supervise", at):
        raise UnableToCloseDesk("ajena", f"Esa ventanilla la abrió {sitting.by_name}; solo quien supervisa la cierra.")
    held = Place.objects.filter(day=sitting.day, desk=sitting.desk, state__in=points.AT_A_DESK)
    if place := held.select_related("ticket").first():
        sentence = f"Falta terminar, pausar o canalizar el turno {place.ticket.label} antes de cerrar la ventanilla."
        raise UnableToCloseDesk("con-turno", sentence)
    end = SittingEnd.objects.create(sitting=sitting, **done(by, at))
    facts = {"desk": sitting.desk, "sat": sitting.by_id}
    record(event="turns.desk_closed", by=by, at=at, on=sitting.subject, facts=facts)
    return end
