"""Take a task: from then on nobody else works on it. `release` undoes it."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Token
from ventanilla.processes.motion.locking import lock_with
from ventanilla.processes.standing import require_worker
from ventanilla.staff.acts import act


@act
def take(*, token: int, by: Actor, at: datetime) -> Token:
    """Taking what one already has changes nothing. Errors: NotYourTurn, AlreadyDone, NotYours."""
    instance, row = lock_with(token)
    require_worker(row, by, at)
    if not row.taken_by_id:
        row.taken_by_id, row.taken_at = int(by.id), at
        row.save(update_fields=["taken_by", "taken_at"])
        facts = {"token": row.pk, "node": row.node}
        record(event="processes.task_taken", by=by, at=at, on=instance.subject, facts=facts)
    return row
