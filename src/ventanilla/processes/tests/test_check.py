"""A procedure with a fault is not published: each fault is said in Spanish with its file and line."""

import pytest

from ventanilla.journal.actor import INSTALLER
from ventanilla.processes import tasks
from ventanilla.processes.engine.check import check
from ventanilla.processes.engine.expressions import BadExpression, UnknownVariable, parse
from ventanilla.processes.engine.known import Known, TaskFacts
from ventanilla.processes.engine.marks import Mistakes
from ventanilla.processes.engine.reading import read
from ventanilla.processes.tests.conftest import AT, PROCEDURES, folder, pack_with
from ventanilla.utility.actions.publish_pack import publish_pack
from ventanilla.utility.sections import PackRefused

pytestmark = pytest.mark.req("H-03")

KNOWN = Known(
    {
        "tests.note": TaskFacts("person", frozenset({"listo", "clase", "areas", "orden", "recibido_at"})),
        "tests.stamp": TaskFacts("service", frozenset({"sello"})),
        "tests.send": TaskFacts("person", with_letter=True),
    },
    frozenset({"auxiliar_atencion", "gerente_atencion"}),
    frozenset({"acreditacion", "respuesta", "respuesta_area", "revision_diaria", "caducidad"}),
    letters=frozenset({"oficio"}),
)


def faults(code, changes=None, known=KNOWN):
    files = {path.split("/")[-1]: content for path, content in folder(code, changes).items()}
    return check(read(files), known)


@pytest.mark.parametrize("code", sorted(PROCEDURES))
def test_a_whole_diagram_has_no_fault(code):
    assert faults(code) == []


@pytest.mark.parametrize(
    ("code", "old", "new", "told"),
    [
        ("ronda", 'name="Revisar" v:task="tests.note"', 'name="Revisar" v:task="tests.nada"', "«tests.nada»"),
        ("ronda", 'name="Revisar" v:task="tests.note"', 'name="Revisar"', "falta su tarea"),
        ("ronda", 'name="Revisar" v:task="tests.note"', 'name="Revisar" v:task="tests.stamp"', "es automática"),
        ("ronda", "gerente_atencion", "gerenta", "El puesto «gerenta»"),
        ("ronda", 'v:posts="auxiliar_atencion gerente_atencion"', "", "no dice sus puestos"),
        ("ronda", "<bpmn:flowNodeRef>pedir</bpmn:flowNodeRef>", "", "no está en ningún carril"),
        ("ronda", ' default="f_no"', "", "no tiene una salida por omisión"),
        ("ronda", 'targetRef="fin"', 'targetRef="pedir"', "ningún camino llega a un fin"),
        (
            "ronda",
            'sourceRef="g_listo" targetRef="revisar"',
            'sourceRef="g_listo" targetRef="pedir"',
            "no llega ningún",
        ),
        ("ronda", "listo == True", "lista == True", "lee «lista»"),
        ("ronda", '<bpmn:endEvent id="fin" />', '<bpmn:manualTask id="fin" v:task="tests.note" />', "sin fin"),
        ("ronda", 'v:task="tests.note" />\n    <bpmn:end', 'v:task="tests.note" v:form="x" />\n    <bpmn:end', "«x»"),
        ("reparto", 'v:decision="vale"', 'v:decision="otra"', "«otra»"),
        ("reparto", "userTask", "serviceTask", "es de una persona"),
        ("reparto", 'targetRef="uno"', 'targetRef="cierra"', "no llega ningún camino"),
        ("plazos", 'code="acreditacion"', 'code="acreditar"', "El plazo «acreditar»"),
        ("plazos", 'from="recibido_at"', 'from="nunca_at"', "lee «nunca_at»"),
        ("plazos", 'attachedToRef="esperar"', 'attachedToRef="fin"', "en el borde de una tarea"),
        ("plazos", '<v:term code="respuesta" />', '<v:term code="respuesta" chosen="plazo" />', "lee «plazo»"),
        ("ronda", 'name="Revisar" v:task="tests.note"', 'name="Revisar" v:task="tests.send"', "necesita su carta"),
        (
            "ronda",
            'v:task="tests.note" />\n    <bpmn:end',
            'v:task="tests.send" v:letter="carta" />\n    <bpmn:end',
            "«carta»",
        ),
        (
            "ronda",
            'v:task="tests.note" />\n    <bpmn:end',
            'v:task="tests.note" v:letter="oficio" />\n    <bpmn:end',
            "quite v:letter",
        ),
        ("aviso", ' v:key="orden"', "", "falta v:key"),
        ("aviso", 'targetRef="llega"', 'targetRef="servir"', "solo puede seguir un mensaje o un plazo"),
        ("areas", 'calledElement="area_uno"', 'calledElement="area_mil"', "«area_mil»"),
        ("areas", 'calledElement="area_sola"', 'calledElement="areas"', "vuelve a llamarla"),
        ("areas", '"diario" name="Cada día" cancelActivity="false"', '"diario" name="Cada día"', "que no interrumpe"),
    ],
)
def test_a_broken_diagram_says_where(code, old, new, told):
    found = faults(code, {old: new})
    assert any(told in m.sentence for m in found), found
    assert all(m.line > 0 and m.path for m in found)


@pytest.mark.parametrize(
    ("code", "old", "new", "told"),
    [
        ("ronda", "exclusiveGateway", "inclusiveGateway", "«inclusiveGateway» no se admite"),
        ("ronda", "bpmn:manualTask", "bpmn:scriptTask", "«scriptTask» no se admite"),
        ("ronda", "listo == True", "__import__('os').system('x')", "no se admite"),
        ("ronda", 'targetRef="fin"', 'targetRef="final"', "no une dos elementos"),
        ("ronda", '<bpmn:endEvent id="fin" />', '<bpmn:endEvent id="pedir" />', "está repetido"),
        ("ronda", '<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE a [<!ENTITY b "c">]>', "DOCTYPE"),
        ("ronda", "</bpmn:definitions>", "", "no es XML"),
        ("plazos", '<v:term code="acreditacion" />', "", "le falta su plazo"),
        ("plazos", "timeDuration", "timeDate", "no una fecha fija"),
        ("areas", 'isSequential="false"', 'isSequential="true"', "en paralelo"),
        ("reparto", 'hitPolicy="FIRST"', 'hitPolicy="COLLECT"', "FIRST"),
    ],
)
def test_what_is_outside_the_subset_is_refused_when_it_is_read(code, old, new, told):
    with pytest.raises(Mistakes) as refused:
        faults(code, {old: new})
    assert any(told in m.sentence for m in refused.value.found), refused.value.found


def test_a_task_with_its_letter_has_no_fault():
    assert (
        faults("ronda", {'name="Revisar" v:task="tests.note"': 'name="Revisar" v:task="tests.send" v:letter="oficio"'})
        == []
    )


def test_a_loop_without_a_person_is_a_fault():
    found = faults("reparto", {"userTask": "serviceTask", "tests.note": "tests.stamp"})
    assert any("por la que no pasa ninguna persona" in m.sentence for m in found)


@pytest.mark.parametrize("text", ["a.b", "f(x)", "a + 1", "[x for x in y]", "lambda: 1", "a[0]", "", "a if b else c"])
def test_an_expression_is_only_names_constants_and_comparisons(text):
    with pytest.raises(BadExpression):
        parse(text)


def test_expressions_compare_and_say_what_they_lack():
    assert parse("a == 'x' and not b or len(c) > 1 and 1 <= d < 3").value({"a": "x", "b": False})
    assert parse("a in ['x', 'y'] and b not in (1, 2)").value({"a": "y", "b": 3})
    assert parse("true and not false").value({})
    with pytest.raises(UnknownVariable):
        parse("a").value({})


def test_publishing_refuses_the_pack_and_names_file_and_line(db):
    tasks.register(tasks.TaskType("tests.note", "Anotar", lambda **_: None, writes=("listo", "clase")))
    broken = folder("ronda", {"gerente_atencion": "gerenta"})
    with pytest.raises(PackRefused) as refused:
        publish_pack(files=pack_with(broken), by=INSTALLER, at=AT)
    (fault,) = refused.value.faults
    assert (fault.path, fault.line > 3) == ("procedures/ronda/process.bpmn", True)
