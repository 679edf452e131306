"""What the tests of incidents share: a leak that three people complain of."""

from datetime import UTC, date, datetime
from typing import Any

from tests.journeys.story import Story

from ventanilla.cases.actions.answer_incident import Answered, write_shared_answer
from ventanilla.cases.actions.join_incident import join_incident
from ventanilla.cases.actions.open_incident import Happened, open_incident
from ventanilla.cases.models import Incident, SharedAnswer
from ventanilla.register.actions import add_account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
LEAK = Happened("Fuga en la colonia Las Flores", "medidor", "medidores", date(2026, 11, 19), "Las Flores")
SAID = Answered(
    "medidores", "Informe RAS-77", "La fuga se reparó.", "Art. 66 del Reglamento", "Quedamos a sus órdenes."
)


def a_leak(people: Any, at: datetime = AT, **other: Any) -> Incident:
    """The incident, which Ana opened."""
    return open_incident(**{"happened": LEAK, "key": "leak", "by": people.ana.actor, "at": at, **other})


def stories(people: Any, node: str, at: datetime = AT, times: int = 2, **given: Any) -> list[Story]:
    """So many petitions that stand at that step."""
    found = []
    for _ in range(times):
        story = Story(people, at)
        story.open(summary="Fuga en la banqueta", **given)
        found.append(story.until(node))
    return found


def joined(people: Any, found: list[Story], incident: Incident) -> None:
    """Ana joins them all."""
    for story in found:
        join_incident(case=story.case, incident=incident, by=people.ana.actor, at=story.now)


def answer_of(people: Any, incident: Incident, **other: Any) -> SharedAnswer:
    """Ana writes the shared answer."""
    said = Answered(**{**vars(SAID), **other})
    return write_shared_answer(incident=incident, said=said, by=people.ana.actor, at=AT)


def neighbour(people: Any, number: str, neighbourhood: str = "Las Flores") -> Any:
    """An account of that place."""
    return add_account(
        number=number, holder="Vecina", street="Rosa", neighbourhood=neighbourhood, by=people.pilar.actor, at=AT
    )
