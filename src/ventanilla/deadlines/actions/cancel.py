"""Cancel a term that no longer applies, as when its branch of the procedure ended."""

from datetime import datetime

from ventanilla.deadlines.actions.meet import stop
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import hold
from ventanilla.deadlines.refusals import AlreadyStopped
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act


@act
def cancel(*, deadline: Deadline, reason: str, by: Actor, at: datetime) -> Deadline:
    """Stop one term without its event. Errors: AlreadyStopped."""
    held = hold(deadline)
    if held.is_stopped:
        raise AlreadyStopped("plazo-terminado", "El plazo ya había terminado; no hay qué cancelar.")
    stop(deadline=held, outcome="cancelled", what=reason, by=by, at=at)
    record(
        event="deadlines.cancelled",
        by=by,
        at=at,
        on=held.subject,
        facts={"deadline": held.pk, "term": held.term_code},
        personal={"reason": reason},
    )
    return held
