"""Sit at a desk: from then on it may call (A-02)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.turns.models import Sitting
from ventanilla.turns.motion import declared, hold_line, open_sitting
from ventanilla.utility.queries import local_day


class UnableToOpenDesk(Refusal):
    """There is no such desk, somebody else has it, or the person sits at another one."""


@act
def open_desk(*, desk: str, by: Actor, at: datetime) -> Sitting:
    """Opening again the desk one has gives the same sitting. Errors: UnableToOpenDesk, NotAllowed."""
    require(by, "turns.call", at)
    hold_line()
    if desk not in declared().desks:
        raise UnableToOpenDesk("sin-ventanilla", "Elija una de las ventanillas.", field="desk")
    if mine := open_sitting(by, at):
        if mine.desk == desk:
            return mine
        name = declared().desk_name(mine.desk)
        raise UnableToOpenDesk("ya-tiene", f"Usted ya tiene abierta {name}; ciérrela primero.", field="desk")
    day = local_day(at)
    if taken := Sitting.objects.filter(day=day, desk=desk, end=None).first():
        sentence = f"{declared().desk_name(desk)} la tiene {taken.by_name}; elija otra o pida que la cierre."
        raise UnableToOpenDesk("ocupada", sentence, field="desk")
    sitting = Sitting.objects.create(day=day, desk=desk, **done(by, at))
    record(event="turns.desk_opened", by=by, at=at, on=sitting.subject, facts={"desk": desk})
    return sitting
