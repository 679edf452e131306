"""Suspend the running terms of a group."""

from datetime import datetime

from ventanilla.deadlines.actions.redate import redate
from ventanilla.deadlines.models import Deadline, DeadlinePause
from ventanilla.deadlines.queries import is_expired, running
from ventanilla.deadlines.refusals import NothingRunning, UnableToSuspend
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act


@act
def suspend(*, subject: Subject, group: str, reason: str, document: str, by: Actor, at: datetime) -> list[Deadline]:
    """Stop the count of every term of the group that has not expired, until `resume` with the same reason.

    Errors: NothingRunning, UnableToSuspend when the same reason already holds it.
    """
    held = [d for d in running(subject, group).select_for_update() if not is_expired(d, at)]
    if not held:
        raise NothingRunning("nada-que-suspender", "No hay un plazo vigente que suspender: ya venció o terminó.")
    for deadline in held:
        if deadline.pauses.filter(reason=reason, ends_at__isnull=True).exists():
            raise UnableToSuspend("ya-suspendido", f"El plazo ya está suspendido por «{reason}»; reanúdelo primero.")
        DeadlinePause.objects.create(
            deadline=deadline, reason=reason, document=document, starts_at=at, suspended_by=by.name
        )
        redate(deadline=deadline, by=by, at=at)
    record(
        event="deadlines.suspended",
        by=by,
        at=at,
        on=subject,
        facts={"group": group, "deadlines": [d.pk for d in held]},
        personal={"reason": reason, "document": document},
    )
    return held
