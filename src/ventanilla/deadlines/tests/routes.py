"""What to visit the explanation of a deadline with: that of a petition in an area, and of one nobody has yet."""

from datetime import UTC, datetime

from tests.journeys.story import referred_and_kept
from tests.route_objects import SEE_ALL_CASES, Cast, Sample, offer

from ventanilla.deadlines.models import Deadline

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("deadlines:deadline", "deadlines:extend")
def clocks(people: Cast) -> list[Sample]:
    """Informática may see deadlines, but of no petition."""
    made = [
        Deadline.objects.filter(subject_kind="case", subject_id=str(story.case.pk)).earliest("pk")
        for story in referred_and_kept(people, AT)
    ]
    return [Sample({"number": deadline.pk}, SEE_ALL_CASES) for deadline in made]
