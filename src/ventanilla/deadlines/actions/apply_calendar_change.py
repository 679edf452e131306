"""Move the open deadlines to the calendar in force, each with its trace; closed ones keep theirs."""

from datetime import datetime

from ventanilla.deadlines import followers
from ventanilla.deadlines.calendar_change import Move, moves_among, open_under_others
from ventanilla.deadlines.models import Deadline, DeadlineMove
from ventanilla.deadlines.queries import HAPPENED
from ventanilla.deadlines.refusals import UnableToMove
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


@act
def apply_calendar_change(*, by: Actor, at: datetime, revision: int | None = None) -> list[DeadlineMove]:
    """Count every open deadline with the calendar in force. `revision` is the one that was previewed.

    Errors: NotAllowed; UnableToMove when another revision came in force after the preview.
    """
    require(by, "deadlines.move", at)
    pack = current_pack()
    if revision is not None and revision != pack.revision:
        raise UnableToMove(
            "calendario-cambio", "Se publicó otro calendario mientras revisaba; vea otra vez qué se mueve."
        )
    ids = list(open_under_others(pack.revision).values_list("pk", flat=True))
    for lock in followers.LOCK_FIRST:
        lock(ids)
    held = open_under_others(pack.revision).select_for_update()
    found = list(moves_among(held.prefetch_related(*HAPPENED), pack))
    traces = [_move(move, pack.revision, by, at) for move in found]
    open_under_others(pack.revision).update(calendar_revision=pack.revision)
    record(
        event="deadlines.calendar_applied",
        by=by,
        at=at,
        on=Subject("pack", str(pack.revision)),
        facts={"examined": len(ids), "moved": len(traces)},
    )
    return traces


def _move(move: Move, revision: int, by: Actor, at: datetime) -> DeadlineMove:
    deadline: Deadline = move.deadline
    trace = DeadlineMove.objects.create(
        deadline=deadline,
        from_due_at=move.from_due_at,
        to_due_at=move.to_due_at,
        from_revision=deadline.calendar_revision,
        to_revision=revision,
        at=at,
        by=by.name,
    )
    deadline.due_at, deadline.last_day, deadline.calendar_revision = move.to_due_at, move.to_day, revision
    deadline.save(update_fields=["due_at", "last_day", "calendar_revision"])
    record(
        event="deadlines.moved",
        by=by,
        at=at,
        on=deadline.subject,
        facts={"deadline": deadline.pk, "from": move.from_due_at, "to": move.to_due_at, "revision": revision},
    )
    followers.tell(deadline, by, at)
    return trace
