"""Grant more time, before the term expires and within the limit its rule sets."""

from datetime import datetime

from ventanilla.deadlines.actions.redate import redate
from ventanilla.deadlines.models import Deadline, DeadlineExtension
from ventanilla.deadlines.queries import hold, is_expired, left_to_extend
from ventanilla.deadlines.refusals import AlreadyStopped, UnableToExtend
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def extend(*, deadline: Deadline, amount: int, reason: str, document: str, by: Actor, at: datetime) -> Deadline:
    """Add `amount` in the term's unit; the same asked again gives the deadline as it stands.

    Errors: NotAllowed, AlreadyStopped, UnableToExtend (expired, no paper, too much).
    """
    require(by, "deadlines.extend", at)
    held = hold(deadline)
    if held.extensions.filter(amount=amount, reason=reason, document=document).exists():
        return held
    if held.is_stopped:
        raise AlreadyStopped("plazo-terminado", "El plazo ya terminó; no se puede prorrogar.")
    if is_expired(held, at):
        raise UnableToExtend("plazo-vencido", "El plazo ya venció; una prórroga solo vale si se da antes de vencer.")
    if amount < 1 or not reason or not document:
        raise UnableToExtend(
            "prorroga-incompleta", "Indique cuánto se prorroga, el motivo y el documento que lo acuerda."
        )
    left = left_to_extend(held)
    if amount > left:
        most = f"admite a lo más {left} más" if left else "no admite más prórroga"
        raise UnableToExtend("prorroga-excesiva", f"«{held.term.name}» {most}.", field="amount")
    DeadlineExtension.objects.create(deadline=held, amount=amount, reason=reason, document=document, at=at, by=by.name)
    redate(deadline=held, by=by, at=at)
    record(
        event="deadlines.extended",
        by=by,
        at=at,
        on=held.subject,
        facts={"deadline": held.pk, "amount": amount, "due_at": held.due_at},
        personal={"reason": reason, "document": document},
    )
    return held
