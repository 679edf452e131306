"""Count a group's terms anew from this moment, as when the missing papers are completed."""

from datetime import datetime

from ventanilla.deadlines.actions.redate import redate
from ventanilla.deadlines.models import Deadline, DeadlineRestart
from ventanilla.deadlines.queries import is_expired, running
from ventanilla.deadlines.refusals import NothingRunning
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act


@act
def restart(*, subject: Subject, group: str, reason: str, document: str, by: Actor, at: datetime) -> list[Deadline]:
    """Start every unexpired term of the group from zero; open suspensions end. Errors: NothingRunning."""
    held = [d for d in running(subject, group).select_for_update() if not is_expired(d, at)]
    if not held:
        raise NothingRunning("nada-que-reiniciar", "No hay un plazo vigente que reiniciar: ya venció o terminó.")
    for deadline in held:
        deadline.pauses.filter(ends_at__isnull=True).update(ends_at=at, resumed_by=by.name)
        DeadlineRestart.objects.create(deadline=deadline, reason=reason, document=document, at=at, by=by.name)
        redate(deadline=deadline, by=by, at=at)
    record(
        event="deadlines.restarted",
        by=by,
        at=at,
        on=subject,
        facts={"group": group, "due_at": {str(d.pk): d.due_at for d in held}},
        personal={"reason": reason, "document": document},
    )
    return held
