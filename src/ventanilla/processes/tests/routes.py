"""What to visit tasks with: one of Medidores, and one of a petition that no area has yet."""

from datetime import UTC, datetime

from tests.journeys.story import referred_and_kept
from tests.route_objects import SEE_ALL_CASES, Cast, Sample, offer

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("processes:task", "processes:take", "processes:release", "processes:delegate")
def tasks(people: Cast) -> list[Sample]:
    referred, kept = referred_and_kept(people, AT)
    return [
        Sample({"token": referred.tokens()[0].pk}, SEE_ALL_CASES | {"mario"}),
        Sample({"token": kept.tokens()[0].pk}, SEE_ALL_CASES),
    ]
