"""Note that somebody opened a record with personal data: once for each person, record and ten minutes."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from ventanilla.journal.actions.record import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.events import OPENED
from ventanilla.journal.models import Entry
from ventanilla.journal.prepared import prepared

QUIET = timedelta(minutes=10)


def note_opening(*, subject: Subject, by: Actor, at: datetime, what: str) -> bool:
    """Journal that `by` looked at `subject`. `what` is the code of the screen or paper. Says if it wrote.

    Looking is a mere reading, outside any transaction: most openings write nothing and wait for nobody. The same
    person in two windows at the same instant may leave two entries, both true.
    """
    # Who is compared here: asked of SQLite, it would read all that the person ever did to find this record in it.
    seen = (by.kind, by.id, what) in _lately(subject.kind, subject.id, at - QUIET, at)
    if not seen:
        record(event=OPENED, by=by, at=at, on=subject, facts={"what": what})
    return not seen


@prepared
def _lately(kind: str, pk: str, since: datetime, until: datetime) -> QuerySet[Entry, tuple[Any, ...]]:
    """Who opened it and by which screen."""
    opened = Entry.objects.filter(subject_kind=kind, subject_id=pk, event=OPENED, at__gt=since, at__lte=until)
    return opened.values_list("actor_kind", "actor_id", "facts__what")
