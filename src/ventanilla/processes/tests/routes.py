"""What to visit with: a task of Medidores, one of a petition that no area has yet, and a published version."""

from datetime import UTC, datetime

from tests.journeys.story import referred_and_kept
from tests.route_objects import SEE_ALL_CASES, Cast, Sample, offer

from ventanilla.processes.models import Definition

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("processes:task", "processes:take", "processes:release", "processes:delegate")
def tasks(people: Cast) -> list[Sample]:
    referred, kept = referred_and_kept(people, AT)
    return [
        Sample({"token": referred.tokens()[0].pk}, SEE_ALL_CASES | {"mario"}),
        Sample({"token": kept.tokens()[0].pk}, SEE_ALL_CASES),
    ]


@offer("processes:upgrade")
def versions(people: Cast) -> list[Sample]:
    """The permission is all that counts."""
    return [Sample({"definition": one.pk}) for one in Definition.objects.filter(procedure="peticion")]
