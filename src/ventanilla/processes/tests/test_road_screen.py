"""`/recorridos/<id>/`: the same road as a drawing and as a list, for who may see the case, at a constant cost."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.processes.models import Definition, Instance
from ventanilla.processes.queries import instance_of
from ventanilla.processes.queries.road import road_of

pytestmark = pytest.mark.req("H-03", "B-10")
AT = datetime(2026, 11, 19, 16, tzinfo=UTC)


@pytest.fixture
def walked(people):
    story = Story(people, AT)
    story.open(points=("Revisar la lectura", "Corregir el nombre"))
    story.until("a_acusar")
    for who, area in (("mario", "medidores"), ("pilar", "padron")):
        story.do("a_acusar", who, of=area)
    return story


def instance(story) -> Instance:
    found = instance_of(story.case.subject)
    assert found
    return found


def states(story, file="process.bpmn"):
    return {stop.node: stop.state for stop in road_of(instance(story), story.now, file).stops}


def test_each_step_is_done_now_ahead_or_skipped(walked):
    found = states(walked)
    assert found["p03_identificar"] == "done"
    assert found["p10_seguimiento"] == "now"
    assert found["p12_elaborar"] == "ahead"
    assert found["p04_documentos"] == found["p01_ingresar"] == "skipped"


def test_who_has_an_open_step_and_who_did_another_is_told(walked):
    stops = {stop.node: stop for stop in road_of(instance(walked), walked.now, "atencion_area.bpmn").stops}
    assert [p.who for p in stops["a_acusar"].passages] == ["Pilar Montes Gil", "Mario Tapia Ruiz"]
    assert stops["a_acusar"].times == stops["a_atender"].open_now == 2
    assert stops["a_atender"].passages[0].due_at
    assert stops["a_atender"].light == "green"


def test_a_step_that_calls_another_process_names_who_has_it(walked):
    stops = {stop.node: stop for stop in road_of(instance(walked), walked.now).stops}
    call = stops["p10_seguimiento"]
    assert call.passages[0].who == "Subgerencia de Altas, Padrón y Censo; Subgerencia de Medidores"
    assert call.inside == "atencion_area.bpmn"


def test_a_closed_case_has_nothing_ahead(walked):
    walked.until("")
    assert set(states(walked).values()) == {"done", "skipped"}


def test_a_step_repeated_is_counted(walked):
    walked.next_step = "turnar"
    walked.until("p11_determinar").until("p09_turnar").until("p11_determinar")
    stops = {stop.node: stop for stop in road_of(instance(walked), walked.now).stops}
    assert stops["p10_seguimiento"].times == stops["p09_turnar"].times == 2


def test_the_list_says_what_the_drawing_shows_without_any_script(client, people, walked):
    client.force_login(people.ana)
    page = client.get(reverse("processes:road", args=[instance(walked).pk]))
    assert page.status_code == 200
    for words in ('data-node="p10_seguimiento" data-state="now"', "Puede venir", "No pasó por aquí", "process.bpmn"):
        assert words in page.text, words


def test_the_other_drawing_and_an_unknown_one(client, people, walked):
    client.force_login(people.ana)
    address = reverse("processes:road", args=[instance(walked).pk])
    assert "Atender el asunto turnado" in client.get(address, {"dibujo": "atencion_area.bpmn"}).text
    assert 'data-node="p10_seguimiento"' in client.get(address, {"dibujo": "../pack.toml"}).text


def test_the_case_leads_to_its_road(client, people, walked):
    client.force_login(people.ana)
    assert reverse("processes:road", args=[instance(walked).pk]) in client.get(f"/peticiones/{walked.case.folio}/").text


def test_an_area_that_has_nothing_of_it_sees_nothing(client, people, walked):
    client.force_login(people.carla)
    assert client.get(reverse("processes:road", args=[instance(walked).pk])).status_code == 403


def test_its_cost_does_not_grow_with_the_rounds(client, people, walked):
    client.force_login(people.ana)
    address = reverse("processes:road", args=[instance(walked).pk])
    few = queries_of(client, address)
    walked.next_step = "turnar"
    walked.until("p11_determinar").until("p09_turnar").until("a_atender")
    assert queries_of(client, address) == few <= 20


def test_the_drawing_comes_from_the_database_and_only_drawings_do(client, people, walked):
    client.force_login(people.ana)
    version = Definition.objects.get(pk=instance(walked).definition_id)
    answer = client.get(reverse("processes:drawing", args=[version.pk, "process.bpmn"]))
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert b"<bpmn:definitions" in answer.content
    assert client.get(reverse("processes:drawing", args=[version.pk, "document.toml"])).status_code == 404
    client.force_login(people.otto)
    assert client.get(reverse("processes:drawing", args=[version.pk, "process.bpmn"])).status_code == 403
