"""Letters not discharged yet: each says why, those that wait for nothing go at once, the rest lead to their step."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner
from ventanilla.correspondence.actions import receive_letter
from ventanilla.correspondence.models import Discharge

URL = "/oficialia/bajas/"


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


def by_letter(people, key="k"):
    story = Story(people, timezone.now() - timedelta(days=2))
    story.case = open_by_letter(
        petitioner=Petitioner("Guadalupe Pérez López", address="Calle 5"), summary="Consumo", points=["Revisar"],
        sheets=1, scan=None, received_at=story.now, brought=Brought(), key=key, by=people.ofelia.actor, at=story.now,
    )  # fmt: skip
    return story


def loose(people, count=1):
    now = timezone.now() - timedelta(minutes=5)
    return [
        receive_letter(sender=f"P {n}", about="C", sheets=1, scan=None, received_at=now, by=people.ofelia.actor, at=now)
        for n in range(count)
    ]


@pytest.mark.req("B-07")
def test_a_letter_of_a_petition_says_what_it_waits_for_at_each_stage(ofelia, people):
    story = by_letter(people)
    told = []
    for node in ("p03_identificar", "p13_entregar", "p13_baja"):
        story.until(node)
        told.append(ofelia.get(URL).context["rows"][0][1])
    assert "aún no tiene respuesta" in told[0].why
    assert "espera su entrega" in told[1].why
    assert "falta recibir la copia firmada" in told[2].why
    assert ofelia.get(told[2].url).status_code == 200
    assert not any(wait.free for wait in told)


@pytest.mark.req("B-07")
def test_once_discharged_by_its_step_it_leaves_the_list(ofelia, people):
    by_letter(people).until("p13_baja").do("p13_baja", "ofelia")
    assert ofelia.get(URL).context["rows"] == []


@pytest.mark.req("B-07")
def test_a_loose_letter_is_discharged_from_the_list_once(ofelia, people):
    (letter,) = loose(people)
    for _ in range(2):
        assert ofelia.post(URL, {"folio": letter.folio}).status_code == 302
    assert Discharge.objects.filter(letter=letter).count() == 1
    assert ofelia.get(URL).context["rows"] == []


@pytest.mark.req("B-07")
def test_a_letter_that_waits_is_not_discharged_from_the_list(ofelia, people):
    case = by_letter(people).case
    page = ofelia.post(URL, {"folio": case.letter.folio}, follow=True).content.decode()
    assert "no se da de baja aquí" in page
    assert not Discharge.objects.exists()


@pytest.mark.req("B-10")
def test_the_desk_discharges_nothing(client, people):
    (letter,) = loose(people)
    client.force_login(people.ana)
    assert client.post(URL, {"folio": letter.folio}).status_code == 403
    assert not Discharge.objects.exists()


def test_the_list_is_paged_and_costs_the_same(ofelia, people):
    loose(people, 3)
    by_letter(people)
    few = queries_of(ofelia, URL)
    loose(people, 30)
    by_letter(people, "k2")
    assert len(ofelia.get(URL).context["rows"]) == 30
    assert queries_of(ofelia, URL) <= few
