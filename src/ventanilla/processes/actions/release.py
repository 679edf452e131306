"""Release a taken task, so that anybody of its post or area may work on it again."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Token
from ventanilla.processes.motion.locking import lock_with
from ventanilla.processes.refusals import NotYours
from ventanilla.processes.standing import reaches
from ventanilla.staff.acts import act
from ventanilla.staff.queries import standing


@act
def release(*, token: int, by: Actor, at: datetime) -> Token:
    """Who has it releases it, or who may delegate in its area. Releasing a free task changes nothing.

    Errors: NotYourTurn, AlreadyDone, NotYours.
    """
    instance, row = lock_with(token)
    if not row.taken_by_id:
        return row
    held = standing(by, at)
    if str(row.taken_by_id) != by.id and not (held.may("processes.delegate") and reaches(row, held)):
        raise NotYours(
            "tarea-de-otra-persona",
            f"{row.taken_by.name if row.taken_by else ''} tomó esta tarea; solo esa persona o su superior la liberan.",
        )
    facts = {"token": row.pk, "node": row.node, "from": row.taken_by_id}
    row.taken_by = row.taken_at = None
    row.save(update_fields=["taken_by", "taken_at"])
    record(event="processes.task_released", by=by, at=at, on=instance.subject, facts=facts)
    return row
