"""The dry run of an upgrade: terms that would start, and every reason why a case stays where it is."""

from datetime import timedelta

import pytest

from ventanilla.processes.actions import plan_upgrade, upgrade_instance
from ventanilla.processes.checks import due_moments, next_steps
from ventanilla.processes.models import Definition, Token
from ventanilla.processes.queries import history
from ventanilla.processes.tests.conftest import folder, publish

pytestmark = pytest.mark.req("H-03", "G-09")
LATER = {'attachedToRef="esperar"': 'attachedToRef="entregar"'}
WARNED = {'attachedToRef="seguir"': 'attachedToRef="entregar"'}
BRANCH = {
    ">uno<": ">uno</bpmn:flowNodeRef><bpmn:flowNodeRef>cuatro<",
    '<bpmn:sequenceFlow id="f10"': '<bpmn:userTask id="cuatro" name="Otra parte" v:task="tests.note" />'
    '<bpmn:sequenceFlow id="f3b" sourceRef="abre" targetRef="cuatro" />'
    '<bpmn:sequenceFlow id="f8b" sourceRef="cuatro" targetRef="cierra" /><bpmn:sequenceFlow id="f10"',
}


def newest(code, changes=None):
    publish(folder(code, changes))
    return Definition.objects.filter(procedure=code).latest("number")


def problems(to, at):
    (move,) = plan_upgrade(to=to, at=at)
    return " ".join(move.problems)


def moved(story, to):
    upgrade_instance(instance=story.instance.pk, to=to, by=story.people.diana.actor, at=story.at)
    assert not [*due_moments(), *next_steps()]


def test_a_term_new_on_the_open_step_starts_with_the_upgrade(story):
    newest("plazos", WARNED)
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    story.do("esperar")
    before, legal = story.token("seguir").due_at, story.token("sp_legal_inicio")
    story.at += timedelta(days=1)
    to = newest("plazos")
    (move,) = plan_upgrade(to=to, at=story.at)
    assert [(t.name, t.origin, t.host) for t in move.timers] == [("Cinco días", "", story.token("seguir").pk)]
    moved(story, to)
    assert story.token("avisa").deadline.started_at == story.at
    assert story.token("seguir").due_at == story.token("avisa").due_at < before
    assert story.token("sp_legal_inicio") == legal


def test_a_new_term_starts_at_the_moment_its_variable_holds(story):
    newest("plazos", LATER)
    received = story.at - timedelta(days=1)
    story.open("plazos").do("preparar", recibido_at=received.isoformat())
    moved(story, newest("plazos"))
    assert story.token("vence").deadline.started_at == received


def test_a_new_term_that_would_be_over_already_keeps_the_case_where_it_is(story):
    newest("plazos", LATER)
    story.open("plazos").do("preparar", recibido_at=(story.at - timedelta(days=60)).isoformat())
    assert "habría vencido" in problems(newest("plazos"), story.at)
    assert not story.tokens(node="vence")


def test_a_new_term_whose_moment_cannot_be_read_keeps_the_case_where_it_is(story):
    newest("plazos", LATER)
    story.open("plazos").do("preparar", recibido_at="ayer")
    assert "no puede empezar" in problems(newest("plazos"), story.at)


def test_a_warning_that_was_given_is_not_given_again(story):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    story.do("esperar")
    timer = story.token("avisa")
    Token.objects.filter(pk=timer.pk).update(finished_at=story.at, outcome="fired")
    (move,) = plan_upgrade(to=newest("plazos", WARNED), at=story.at)
    assert (move.timers, move.problems) == ((), ())


def test_a_case_inside_parallel_branches_does_not_wait_for_one_that_never_opens(story):
    story.open("reparto")
    to = newest("reparto", BRANCH)
    assert "ya no va a abrir" in problems(to, story.at)
    story.do("uno")
    assert "ya no va a abrir" in problems(to, story.at)
    story.do("dos", clase="a", listo=True)
    assert story.tasks == ["cerrar"]
    assert problems(to, story.at) == ""


def test_a_case_that_waits_for_an_event_moves_with_its_waits(story):
    story.open("aviso").do("cobrar", orden="OP-1")
    due_at = story.token("tarda").due_at
    moved(story, newest("aviso", {'name="Servir"': 'name="Dar el servicio"'}))
    assert story.token("tarda").due_at == due_at
    assert story.token("llega").kind == "message"


def test_the_history_names_steps_that_only_the_earlier_version_had(story):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    moved(story, newest("plazos", {'"preparar"': '"alistar"', ">preparar<": ">alistar<"}))
    assert [row.name for row in history(story.instance.subject)] == ["Preparar"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({'<bpmn:userTask id="esperar"': '<bpmn:manualTask id="esperar"'}, "es de otro tipo"),
        (LATER, "cuelga de otra actividad"),
        ({'"esperar"': '"aguardar"', ">esperar<": ">aguardar<"}, "«Esperar los documentos» (esperar) no existe"),
    ],
)
def test_each_reason_to_stay_is_said(story, changes, told):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    assert told in problems(newest("plazos", changes), story.at)
