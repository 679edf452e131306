"""Grant more time, before the term expires and within the limit its rule sets."""

from datetime import datetime

from django.db.models import Sum

from ventanilla.deadlines.actions.redate import redate
from ventanilla.deadlines.models import Deadline, DeadlineExtension
from ventanilla.deadlines.queries import is_expired
from ventanilla.deadlines.refusals import AlreadyStopped, UnableToExtend
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act


@act
def extend(*, deadline: Deadline, amount: int, reason: str, document: str, by: Actor, at: datetime) -> Deadline:
    """Add `amount` in the term's unit. Errors: AlreadyStopped, UnableToExtend (expired, no paper, too much)."""
    held = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if held.is_stopped:
        raise AlreadyStopped("plazo-terminado", "El plazo ya terminó; no se puede prorrogar.")
    if is_expired(held, at):
        raise UnableToExtend("plazo-vencido", "El plazo ya venció; una prórroga solo vale si se da antes de vencer.")
    if amount < 1 or not reason or not document:
        raise UnableToExtend(
            "prorroga-incompleta", "Indique cuánto se prorroga, el motivo y el documento que lo acuerda."
        )
    given = held.extensions.aggregate(total=Sum("amount"))["total"] or 0
    limit = held.term.extension_limit
    if limit is None or given + amount > limit:
        most = "no admite prórroga" if limit is None else f"admite a lo más {limit} en total y ya lleva {given}"
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
