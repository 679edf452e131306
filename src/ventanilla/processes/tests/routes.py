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


@offer("processes:road")
def roads(people: Cast) -> list[Sample]:
    referred, kept = referred_and_kept(people, AT)
    return [
        Sample({"instance": referred.tokens()[0].instance_id}, SEE_ALL_CASES | {"mario"}),
        Sample({"instance": kept.tokens()[0].instance_id}, SEE_ALL_CASES),
    ]


@offer("processes:drawing")
def drawings(people: Cast) -> list[Sample]:
    """A published drawing names no person: the permission is all that counts."""
    newest = Definition.objects.filter(procedure="peticion").latest("number")
    return [Sample({"definition": newest.pk, "file": name}) for name in ("process.bpmn", "atencion_area.bpmn")]


@offer("processes:upgrade")
def versions(people: Cast) -> list[Sample]:
    """The permission is all that counts."""
    return [Sample({"definition": one.pk}) for one in Definition.objects.filter(procedure="peticion")]
