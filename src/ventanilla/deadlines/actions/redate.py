"""Reckon a deadline anew and save its dates when they changed; every other verb of the clock ends here."""

from datetime import datetime

from ventanilla.deadlines import followers
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.points import Calendar
from ventanilla.deadlines.queries import reckon_again
from ventanilla.journal.actor import Actor


def redate(*, deadline: Deadline, by: Actor, at: datetime, calendar: Calendar | None = None) -> bool:
    """Bring `due_at` and `last_day` up to the facts; followers are told when they moved. The row must be locked."""
    found = reckon_again(deadline, calendar)
    moved = (found.due_at, found.last_day) != (deadline.due_at, deadline.last_day)
    if moved:
        deadline.due_at, deadline.last_day = found.due_at, found.last_day
        deadline.save(update_fields=["due_at", "last_day"])
        followers.tell(deadline, by, at)
    return moved
