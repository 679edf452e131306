"""Start a term for a subject."""

from datetime import datetime

from django.db.models import QuerySet

from ventanilla.deadlines.models import Deadline, DeadlinePause
from ventanilla.deadlines.points import Pause, reckon
from ventanilla.deadlines.queries import calendar_in_force, running, terms_in_force
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack, local_day


@act
def start(*, subject: Subject, term: str, started_at: datetime, by: Actor, at: datetime) -> Deadline:
    """Start the term `term` of the pack, valid on that day. Joins the suspensions its group is under.

    Errors: UnknownTerm.
    """
    rule = terms_in_force().valid(term, local_day(started_at))
    inherited = {p.reason: p for p in _open_pauses(subject.kind, subject.id, rule.group)}
    pauses = [Pause(started_at, None, p.reason, p.document) for p in inherited.values()]
    found = reckon(term=rule, started_at=started_at, calendar=calendar_in_force(), pauses=pauses)
    deadline = insert_row(
        Deadline(
            subject_kind=subject.kind,
            subject_id=subject.id,
            folio=subject.folio,
            term_code=rule.code,
            group=rule.group,
            rule=rule.as_rule(),
            reminder=rule.reminder,
            calendar_revision=current_pack().revision,
            started_at=started_at,
            due_at=found.due_at,
            last_day=found.last_day,
        )
    )
    for p in inherited.values():
        DeadlinePause.objects.create(
            deadline=deadline, reason=p.reason, document=p.document, starts_at=started_at, suspended_by=p.suspended_by
        )
    record(
        event="deadlines.started",
        by=by,
        at=at,
        on=subject,
        facts={"deadline": deadline.pk, "term": rule.code, "started_at": started_at, "due_at": found.due_at},
    )
    return deadline


@prepared
def _open_pauses(kind: str, pk: str, group: str) -> QuerySet[DeadlinePause]:
    """The suspensions that the group is under."""
    return DeadlinePause.objects.filter(deadline__in=running(Subject(kind, pk), group), ends_at__isnull=True)
