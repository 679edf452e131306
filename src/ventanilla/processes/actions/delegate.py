"""Give a task to one person, who has it until she finishes or releases it."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Token
from ventanilla.processes.motion.locking import lock_with
from ventanilla.processes.refusals import NotYours
from ventanilla.processes.standing import may_work, reaches
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import standing


@act
def delegate(*, token: int, to: Actor, by: Actor, at: datetime) -> Token:
    """Errors: NotAllowed, NotYourTurn, AlreadyDone; NotYours when the area or the person is not right for it."""
    require(by, "processes.delegate", at)
    instance, row = lock_with(token)
    if not reaches(row, standing(by, at)):
        raise NotYours("tarea-de-otra-area", "La tarea es de otra área; pida a su superior que la delegue.")
    if not may_work(row, standing(to, at)):
        raise NotYours(
            "persona-sin-puesto", f"{to.name} no tiene el puesto que pide esta tarea; elija a otra persona.", field="to"
        )
    row.taken_by_id, row.taken_at = int(to.id), at
    row.save(update_fields=["taken_by", "taken_at"])
    record(
        event="processes.task_delegated",
        by=by,
        at=at,
        on=instance.subject,
        facts={"token": row.pk, "node": row.node, "to": to.id},
        personal={"to": to.name},
    )
    return row
