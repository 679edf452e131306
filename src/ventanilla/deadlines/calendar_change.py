"""What a new calendar would do to the open deadlines: asked before anything is moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import HAPPENED, calendar_of, reckon_again
from ventanilla.utility.sections import PackView


@dataclass(frozen=True)
class Move:
    """One open deadline that a calendar would move."""

    deadline: Deadline
    from_due_at: datetime
    to_due_at: datetime
    from_day: date | None
    to_day: date | None

    def expires_at_once(self, at: datetime) -> bool:
        """Whether the new date is already past while the old one was not."""
        return self.to_due_at <= at < self.from_due_at


def open_under_others(revision: int) -> QuerySet[Deadline]:
    """Open deadlines counted with the calendar of another revision."""
    return Deadline.objects.filter(stopped_at__isnull=True).exclude(calendar_revision=revision).order_by("id")


def changed_revisions(pack: PackView) -> list[int]:
    """Revisions in use by open deadlines whose calendar is not the one of `pack`."""
    new = pack.section("calendar")
    used = open_under_others(pack.revision).order_by("calendar_revision").values_list("calendar_revision", flat=True)
    return [revision for revision in used.distinct() if calendar_of(revision) != new]


def preview_calendar_change(pack: PackView) -> list[Move]:
    """Which open deadlines would move under the calendar of `pack` (published or not), oldest first; writes nothing."""
    found = open_under_others(pack.revision).filter(calendar_revision__in=changed_revisions(pack))
    return list(moves_among(found.prefetch_related(*HAPPENED), pack))


def moves_among(deadlines: QuerySet[Deadline], pack: PackView) -> Iterator[Move]:
    """The moves among these; a suspended deadline has no date to move."""
    calendar = pack.section("calendar")
    for deadline in deadlines:
        new = reckon_again(deadline, calendar)
        if deadline.due_at and new.due_at and new.due_at != deadline.due_at:
            yield Move(deadline, deadline.due_at, new.due_at, deadline.last_day, new.last_day)
