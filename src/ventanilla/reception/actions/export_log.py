"""Take a day of the visitor log out of the house, as a file or as a draft on paper: its lines, and who took them."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.reception.models import Visit
from ventanilla.reception.queries import day_subject, lines_of
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def export_log(*, day: date, by: Actor, at: datetime, printed: bool = False) -> list[Visit]:
    """The lines of a day, first to last, with their matters. Errors: NotAllowed."""
    require(by, "reception.export", at)
    visits = lines_of(day)
    event = "reception.log_printed" if printed else "reception.log_exported"
    record(event=event, by=by, at=at, on=day_subject(day), facts={"visits": len(visits)})
    return visits
