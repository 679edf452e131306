"""When a pack is published, write down how many open deadlines its calendar would move; nothing moves by itself."""

from datetime import datetime

from ventanilla.deadlines.calendar_change import preview_calendar_change
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.utility.sections import PackView


def announce_calendar(pack: PackView, by: Actor, at: datetime) -> None:
    """Called by publishing, in its transaction."""
    if moves := preview_calendar_change(pack):
        record(
            event="deadlines.calendar_pending",
            by=by,
            at=at,
            on=Subject("pack", str(pack.revision)),
            facts={"would_move": len(moves)},
        )
