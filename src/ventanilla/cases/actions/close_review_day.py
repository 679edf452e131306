"""Close the daily review: how much was out and reviewed, and why the rest was not."""

from datetime import datetime

from ventanilla.cases.models import ReviewDay
from ventanilla.cases.worklist import progress
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


class UnableToCloseReview(Refusal):
    """Something was left without review and nothing says why."""


@act
def close_review_day(*, by: Actor, at: datetime, note: str = "") -> ReviewDay:
    """Close the review of the day of `at`; closing it again gives the same row. Errors: UnableToCloseReview."""
    require(by, "cases.follow_up", at)
    day, note = local_day(at), note.strip()
    take_turns(f"review-day-{day}")
    if closed := ReviewDay.objects.filter(day=day).first():
        return closed
    done_today = progress(at, most=None)
    if done_today.left and not note:
        raise UnableToCloseReview(
            "queda-sin-revisar",
            "Queda 1 por revisar. Revíselo, o escriba por qué queda para mañana."
            if done_today.left == 1
            else f"Quedan {done_today.left} por revisar. Revíselos, o escriba por qué quedan para mañana.",
            field="note",
        )
    closed = ReviewDay.objects.create(
        day=day, out=done_today.total, reviewed=done_today.reviewed, note=note, **done(by, at)
    )
    facts = {"day": day.isoformat(), "out": closed.out, "reviewed": closed.reviewed}
    words = {"note": note} if note else None
    record(
        event="cases.review_day_closed",
        by=by,
        at=at,
        on=Subject("review", day.isoformat()),
        facts=facts,
        personal=words,
    )
    return closed
