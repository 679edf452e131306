"""What the person is told at each turn of her petition: how it stands, who has it, what she must do."""

from datetime import UTC, datetime

import pytest
from tests.journeys.story import Story

from ventanilla.cases.actions.answer_incident import resolve_incident
from ventanilla.cases.tests.incident import a_leak, joined, stories
from ventanilla.portal.sight import sight_of

pytestmark = pytest.mark.req("B-06")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def standing(story):
    case = type(story.case).objects.select_related("state").get(pk=story.case.pk)
    return sight_of(case, story.now).standing


@pytest.fixture
def story(people):
    return Story(people, AT)


def test_in_an_area_it_says_which(story):
    story.open()
    assert standing(story).word == "En revisión"
    story.until("a_acusar")
    assert standing(story).areas == ["Subgerencia de Medidores"] or "Medidores" in standing(story).areas[0]
    story.until("p12_elaborar")
    assert standing(story).word == "En respuesta"


def test_papers_that_lack_are_named(story):
    story.open()
    story.until("p09_revisar")
    story.do("p09_revisar", "ana", papers=["cuenta"])
    assert standing(story).word == "Faltan documentos"
    assert any("dentifica" in one for one in standing(story).todo)
    story.do(story.open_nodes[0], "ana")
    assert [document.letter for document in standing(story).ready] == ["faltantes"]


def test_a_third_party_must_collect_the_letter_and_then_prove_standing(story):
    story.open(capacity="tercero")
    story.until("p06_recibido")
    assert [document.letter for document in standing(story).ready] == ["acreditacion"]
    story.until("p06_acreditar")
    assert standing(story).word == "Debe acreditar"
    assert standing(story).todo


def test_an_answer_waits_is_received_and_the_petition_closes(story):
    story.open()
    story.until("p13_entregar")
    assert standing(story).word == "Respuesta lista"
    assert [document.letter for document in standing(story).ready] == ["respuesta"]
    story.do("p13_entregar", "ana", **story.usual("p13_entregar"))
    assert standing(story).word == "Respuesta entregada"
    story.until("")
    assert standing(story).word == "Cerrada"
    assert "respuesta notificada" in standing(story).sentence


def test_who_reported_what_others_did_is_told_so_and_how_it_ended(people, story):
    story.open()
    story.until("a_acusar")
    assert sight_of(story.case, story.now).shared is None
    leak = a_leak(people, story.now)
    joined(people, [story], leak)
    assert sight_of(story.case, story.now).shared is None
    joined(people, stories(people, "p06_control", at=story.now, times=1), leak)
    shared = sight_of(story.case, story.now).shared
    assert (shared.title, shared.done) == (leak.title, "")
    resolve_incident(incident=leak, what="Se cambió el tubo.", by=people.ana.actor, at=story.now)
    assert sight_of(story.case, story.now).shared.done == "Se cambió el tubo."
