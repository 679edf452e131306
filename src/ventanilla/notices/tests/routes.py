"""What to visit the routes of messages with: one about a petition that only those who see every petition may see."""

from datetime import UTC, datetime

from tests.route_objects import SEE_ALL_CASES, Cast, Sample, offer

from ventanilla.notices.tests.making import told_case

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("notices:message")
def shown(people: Cast) -> list[Sample]:
    return [Sample({"number": told_case(people, AT).message.pk}, SEE_ALL_CASES)]


@offer("notices:retry", "notices:erase")
def acted_on(people: Cast) -> list[Sample]:
    """Only sent to; the permission is all that counts."""
    return [Sample({"number": told_case(people, AT).message.pk})]
