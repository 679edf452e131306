"""The stop event happened: the group's terms end, met or late."""

from datetime import datetime

from ventanilla.deadlines import followers
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import hold, is_expired, running
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.quick import update_row
from ventanilla.staff.acts import act


@act
def meet(
    *, subject: Subject, group: str, what: str, by: Actor, at: datetime, only: Deadline | None = None
) -> list[Deadline]:
    """Stop every running term of the group, or `only` one, by the event `what`; none running gives [].

    The outcome is "late" when the term had expired, else "met"; a reminder is only "done".
    """
    held = [hold(only)] if only else list(running(subject, group).select_for_update())
    held = [one for one in held if not one.is_stopped]
    for deadline in held:
        outcome = "done" if deadline.reminder else "late" if is_expired(deadline, at) else "met"
        stop(deadline=deadline, outcome=outcome, what=what, by=by, at=at)
        record(
            event="deadlines.met_late" if outcome == "late" else "deadlines.met",
            by=by,
            at=at,
            on=subject,
            facts={"deadline": deadline.pk, "term": deadline.term_code, "outcome": outcome, "what": what},
        )
    return held


def stop(*, deadline: Deadline, outcome: str, what: str, by: Actor, at: datetime) -> None:
    """Stop a locked deadline and tell the followers; its due moment is kept as it was."""
    deadline.final_due_at, deadline.due_at = deadline.due_at, None
    deadline.outcome, deadline.stopped_what = outcome, what[:200]
    deadline.stopped_at, deadline.stopped_by = at, by.name
    update_row(deadline, "final_due_at", "due_at", "outcome", "stopped_what", "stopped_at", "stopped_by")
    followers.tell(deadline, by, at)
