"""A letter at the registry office goes first to Dirección Comercial (B-01)."""

from datetime import UTC, datetime

import pytest

from tests.journeys.story import Story
from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner

NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.req("B-01")
def test_a_letter_gets_its_folio_and_is_routed_by_the_director(people):
    story = Story(people, NOW)
    story.case = open_by_letter(
        petitioner=Petitioner("Comité vecinal", "titular", address="Calle 5 núm. 3"),
        summary="Falta de agua en la calle 5",
        points=["Que se restablezca el servicio"],
        sheets=2,
        scan=None,
        received_at=NOW,
        brought=Brought(references=[("RAS", "991")]),
        key="letter-1",
        by=people.ofelia.actor,
        at=NOW,
    )
    assert story.case.letter.folio == "OP-2026-000001"
    assert story.open_nodes == ["p02_turnar"]
    story.do("p02_turnar", "diana", area="atencion_usuarios", note="Atender con prioridad")
    assert story.open_nodes == ["p03_identificar"]
    assert story.case.references.get().folio == "991"


@pytest.mark.req("B-01")
def test_the_same_letter_sent_twice_opens_one_petition(people):
    once = {
        "petitioner": Petitioner("Comité vecinal"),
        "summary": "Falta de agua",
        "points": ["Agua"],
        "sheets": 1,
        "scan": None,
        "received_at": NOW,
        "brought": Brought(),
        "key": "letter-2",
        "by": people.ofelia.actor,
        "at": NOW,
    }
    assert open_by_letter(**once) == open_by_letter(**once)


@pytest.mark.req("B-01")
def test_the_director_routes_with_the_daily_register_at_hand(people, client):
    letter = {
        "petitioner": Petitioner("Comité vecinal"),
        "summary": "Falta de agua",
        "points": ["Agua"],
        "sheets": 1,
        "scan": None,
        "received_at": NOW,
        "brought": Brought(),
        "key": "letter-3",
        "by": people.ofelia.actor,
        "at": NOW,
    }
    case = open_by_letter(**letter)
    client.force_login(people.diana)
    day = client.get("/oficialia/", {"on": "2026-11-20"}).text
    assert case.letter.folio in day
    assert case.letter.folio not in client.get("/oficialia/", {"on": "2026-11-19"}).text
