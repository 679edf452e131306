"""End a suspension: the terms of the group run again unless another suspension holds them."""

from datetime import datetime

from ventanilla.deadlines.actions.redate import redate
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import running
from ventanilla.deadlines.refusals import UnableToResume
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act


@act
def resume(*, subject: Subject, group: str, reason: str, by: Actor, at: datetime) -> list[Deadline]:
    """End the suspension named `reason`. Errors: UnableToResume when nothing is suspended for it."""
    held = list(
        running(subject, group)
        .filter(id__in=running(subject, group).filter(pauses__reason=reason, pauses__ends_at__isnull=True).values("id"))
        .select_for_update()
    )
    if not held:
        raise UnableToResume("no-suspendido", f"Ningún plazo está suspendido por «{reason}»; no hay qué reanudar.")
    for deadline in held:
        deadline.pauses.filter(reason=reason, ends_at__isnull=True).update(ends_at=at, resumed_by=by.name)
        redate(deadline=deadline, by=by, at=at)
    record(
        event="deadlines.resumed",
        by=by,
        at=at,
        on=subject,
        facts={"group": group, "due_at": {str(d.pk): d.due_at for d in held}},
        personal={"reason": reason},
    )
    return held
