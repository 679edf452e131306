"""The term ran out and the procedure acted on it by rule: an unproved standing closes the folio."""

from datetime import datetime

from ventanilla.deadlines.actions.meet import stop
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import hold, is_expired
from ventanilla.deadlines.refusals import AlreadyStopped, UnableToExpire
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act


@act
def expire(*, deadline: Deadline, by: Actor, at: datetime) -> Deadline:
    """Stop one term because it ran out. Errors: AlreadyStopped; UnableToExpire while it runs or is suspended."""
    held = hold(deadline)
    if held.is_stopped:
        raise AlreadyStopped("plazo-terminado", "El plazo ya había terminado.")
    if not is_expired(held, at):
        raise UnableToExpire("plazo-vigente", "El plazo aún no vence; espere a que termine su último día.")
    stop(deadline=held, outcome="expired", what="venció sin cumplirse", by=by, at=at)
    record(
        event="deadlines.expired",
        by=by,
        at=at,
        on=held.subject,
        facts={"deadline": held.pk, "term": held.term_code, "due_at": held.final_due_at},
    )
    return held
