"""Terms and messages move the procedure by themselves, at the right moment and once."""

from datetime import timedelta

import pytest

from ventanilla.deadlines.actions import resume, suspend
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import CLOCK
from ventanilla.journal.models import Entry
from ventanilla.processes.actions import complete, deliver_message, fire_due
from ventanilla.processes.checks import due_moments, next_steps
from ventanilla.processes.models import Message, Token
from ventanilla.processes.refusals import TermExpired
from ventanilla.processes.tests.conftest import DIAGRAMS, folder, publish

pytestmark = pytest.mark.req("B-04")


def at_wait(story):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    return story


def test_an_act_after_an_interrupting_term_is_refused_and_the_procedure_has_gone_on(story):
    at_wait(story)
    token = story.token("esperar")
    story.at = token.due_at
    with pytest.raises(TermExpired):
        complete(token=token.pk, by=story.by, at=story.at, values={})
    assert story.tasks == ["cerrar"]
    token.refresh_from_db()
    assert token.outcome == "expired"
    story.do("cerrar")
    assert story.is_closed


def test_an_act_after_a_term_that_ends_the_procedure_leaves_it_closed(story):
    changes = {
        'sourceRef="vence" targetRef="cerrar"': 'sourceRef="vence" targetRef="fin_vencido"',
        '<bpmn:userTask id="cerrar" name="Cerrar sin documentos" v:task="tests.note" />': "",
        '<bpmn:sequenceFlow id="f8" sourceRef="cerrar" targetRef="fin_vencido" />': "",
    }
    publish(folder("plazos", changes))
    at_wait(story)
    token = story.token("esperar")
    story.at = token.due_at
    with pytest.raises(TermExpired):
        complete(token=token.pk, by=story.by, at=story.at, values={})
    assert story.is_closed
    assert story.instance.closed_node == "fin_vencido"
    assert not [*due_moments(), *next_steps()]


def test_a_moment_before_its_end_the_act_wins(story):
    at_wait(story)
    story.at = story.token("esperar").due_at - timedelta(seconds=1)
    story.do("esperar")
    assert story.tasks == ["seguir"]
    assert Deadline.objects.get(term_code="acreditacion").outcome == "met"


def test_the_worker_fires_once_and_the_second_sweep_finds_nothing(story):
    at_wait(story)
    story.at = story.token("esperar").due_at
    assert fire_due(story.at) == 1
    assert fire_due(story.at) == 0
    assert story.tasks == ["cerrar"]
    assert not [*due_moments(), *next_steps()]


def test_what_a_term_asks_at_its_end_is_asked_though_the_worker_was_stopped(story):
    at_wait(story).do("esperar")
    story.at = story.token("seguir").due_at + timedelta(hours=1)
    assert story.do("seguir").late
    assert story.tasks == ["recordar"]
    assert fire_due(story.at) == 0
    told = Entry.objects.get(event="processes.term_ended")
    assert (told.actor_name, told.facts["node"]) == (CLOCK.name, "avisa")


def test_the_end_of_the_legal_term_is_attended_though_nobody_swept_before_the_act(story):
    at_wait(story).do("esperar")
    story.at = Deadline.objects.get(term_code="respuesta").due_at + timedelta(days=1)
    story.do("seguir")
    assert story.tasks == ["recordar", "sp_legal_tarea"]


def test_a_message_rings_what_fell_due_before_it(story):
    legal = (DIAGRAMS / "plazos.bpmn").read_text()
    legal = (
        legal[legal.index('<bpmn:subProcess id="sp_legal"') : legal.index("</bpmn:subProcess>")] + "</bpmn:subProcess>"
    )
    changes = {
        "</bpmn:lane>": "<bpmn:flowNodeRef>sp_legal</bpmn:flowNodeRef></bpmn:lane>",
        '<bpmn:sequenceFlow id="f1"': f'{legal}<bpmn:sequenceFlow id="f1"',
        'code="acreditacion"': 'code="caducidad"',
    }
    publish(folder("aviso", changes))
    story.open("aviso").do("cobrar", orden="OP-1")
    story.at = Deadline.objects.get(term_code="respuesta").due_at
    deliver_message(name="pago", key="OP-1", payload={}, by=story.by, at=story.at)
    assert story.tasks == ["servir", "sp_legal_tarea"]


def test_a_warning_that_ends_the_procedure_wins_over_the_act(story):
    changes = {
        "<bpmn:flowNodeRef>recordar</bpmn:flowNodeRef>": "",
        "<bpmn:flowNodeRef>fin_recordado</bpmn:flowNodeRef>": "",
        '<bpmn:userTask id="recordar" name="Recordar" v:task="tests.note" />': "",
        '<bpmn:endEvent id="fin_recordado" />': "",
        '<bpmn:sequenceFlow id="f10" sourceRef="recordar" targetRef="fin_recordado" />': "",
        'targetRef="recordar"': 'targetRef="fin_vencido"',
    }
    publish(folder("plazos", changes))
    at_wait(story).do("esperar")
    token = story.token("seguir")
    with pytest.raises(TermExpired, match="Cinco días"):
        complete(token=token.pk, by=story.by, at=token.due_at, values={})
    assert story.is_closed


def test_late_work_under_a_warning_is_done_but_marked_late(story):
    at_wait(story).do("esperar")
    token = story.token("seguir")
    assert token.due_at == Deadline.objects.get(term_code="respuesta_area").due_at
    fire_due(token.due_at)
    assert story.tasks == ["recordar", "seguir"]
    story.at = token.due_at + timedelta(hours=1)
    assert story.do("seguir").late
    assert Deadline.objects.get(term_code="respuesta_area").outcome == "late"
    assert Token.objects.get(pk=token.pk).outcome == "late"


def test_a_suspended_term_does_not_fire_and_the_inbox_follows_it(story):
    at_wait(story)
    before, subject = story.token("esperar").due_at, story.instance.subject
    suspend(subject=subject, group="accreditation", reason="amparo", document="A-1", by=story.by, at=story.at)
    legal = Deadline.objects.get(term_code="respuesta")
    assert story.token("vence").due_at is None
    assert story.token("esperar").due_at == legal.due_at
    assert fire_due(before + timedelta(days=1)) == 0
    resume(subject=subject, group="accreditation", reason="amparo", by=story.by, at=story.at + timedelta(days=7))
    assert story.token("esperar").due_at > before
    assert not [*due_moments()]


def test_missed_days_open_one_review_and_an_open_one_is_not_opened_twice(story):
    story.open("areas").do("turnar", areas=["medidores"])
    fire_due(story.at + timedelta(days=10))
    assert story.tokens(node="revisar").count() == 1
    assert story.token("diario").due_at > story.at + timedelta(days=10)
    fire_due(story.token("diario").due_at)
    assert story.tokens(node="revisar").count() == 1
    story.do("revisar")
    fire_due(story.token("diario").due_at)
    assert story.tokens(node="revisar").count() == 1


def test_a_message_that_comes_early_is_kept_and_the_same_again_is_harmless(story):
    story.open("aviso")
    tell = {"name": "pago", "key": "OP-1", "payload": {"pagado": True}, "by": story.by, "at": story.at}
    assert deliver_message(**tell).delivered_at is None
    deliver_message(**tell)
    story.do("cobrar", orden="OP-1")
    assert story.tasks == ["servir"]
    deliver_message(**tell)
    assert Message.objects.count() == 1
    story.do("servir")
    assert story.is_closed
    assert story.instance.variables["pagado"] is True


def test_a_message_after_the_term_comes_too_late(story):
    story.open("aviso").do("cobrar", orden="OP-2")
    story.at = story.token("tarda").due_at
    message = deliver_message(name="pago", key="OP-2", payload={}, by=story.by, at=story.at)
    assert message.delivered_at is None
    assert story.tasks == ["llamar"]


def test_an_interrupting_event_process_takes_the_place_of_everything(story):
    story.open("caduca").do("uno")
    token = story.token("dos")
    story.at = token.due_at
    with pytest.raises(TermExpired):
        complete(token=token.pk, by=story.by, at=story.at, values={})
    assert story.tasks == ["sp_final_tarea"]
    story.do("sp_final_tarea")
    assert story.is_closed
    assert not Deadline.objects.filter(stopped_at=None).exists()


def test_an_interrupting_term_over_parallel_copies_withdraws_all_of_them(story):
    publish(folder("areas", {'attachedToRef="una"': 'attachedToRef="atender"'}))
    story.open("areas").do("turnar", areas=["medidores", "padron"])
    fire_due(story.token("tope").due_at)
    assert story.tasks == ["insistir", "revisar"]
    assert not [*due_moments(), *next_steps()]


CHOSEN = {'<v:term code="respuesta" />': '<v:term code="respuesta" chosen="plazo" />'}


@pytest.mark.req("C-02")
@pytest.mark.parametrize(("chosen", "term"), [("caducidad", "caducidad"), ("", "respuesta")])
def test_the_term_is_the_one_the_case_chose_or_that_of_the_diagram(story, chosen, term):
    documented = {"procedures/plazos/document.toml": b'opens_with = ["plazo"]'}
    publish(folder("plazos", CHOSEN) | documented)
    story.open("plazos", plazo=chosen)
    assert story.token("sp_legal_inicio").deadline.term_code == term


@pytest.mark.req("H-03")
def test_a_gateway_that_only_joins_needs_no_default(story):
    joined = {
        'sourceRef="inicio" targetRef="pedir" />': 'sourceRef="inicio" targetRef="g_junta" />'
        '<bpmn:sequenceFlow id="f_junta" sourceRef="g_junta" targetRef="pedir" />',
        'sourceRef="g_listo" targetRef="pedir" />': 'sourceRef="g_listo" targetRef="g_junta" />',
        '<bpmn:endEvent id="fin" />': '<bpmn:endEvent id="fin" /><bpmn:exclusiveGateway id="g_junta" />',
        "<bpmn:flowNodeRef>pedir": "<bpmn:flowNodeRef>g_junta</bpmn:flowNodeRef><bpmn:flowNodeRef>pedir",
    }
    publish(folder("ronda", joined))
    story.open("ronda").do("pedir", listo=False, clase="")
    assert story.tasks == ["pedir"]
