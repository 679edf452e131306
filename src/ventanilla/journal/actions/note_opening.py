"""Note that somebody opened a record with personal data: once for each person, record and ten minutes."""

from datetime import datetime, timedelta

from ventanilla.journal.actions.record import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.events import OPENED
from ventanilla.journal.models import Entry

QUIET = timedelta(minutes=10)


def note_opening(*, subject: Subject, by: Actor, at: datetime, what: str) -> bool:
    """Journal that `by` looked at `subject`. `what` is the code of the screen or paper. Says if it wrote.

    Looking is a mere reading, outside any transaction: most openings write nothing and wait for nobody. The same
    person in two windows at the same instant may leave two entries, both true.
    """
    seen = Entry.objects.filter(
        subject_kind=subject.kind,
        subject_id=subject.id,
        event=OPENED,
        actor_kind=by.kind,
        actor_id=by.id,
        facts__what=what,
        at__gt=at - QUIET,
        at__lte=at,
    ).exists()
    if not seen:
        record(event=OPENED, by=by, at=at, on=subject, facts={"what": what})
    return not seen
