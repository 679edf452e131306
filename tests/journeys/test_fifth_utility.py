"""A fifth utility is born from `init --new` and lives in files only: a road, a lane and a letter that no other has."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from tests.journeys.office import FOLDERS, Office
from ventanilla.cases.models import Closure
from ventanilla.documents.actions import rendered
from ventanilla.journal.management.commands.verify import findings
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import PackView

pytestmark = [pytest.mark.django_db, pytest.mark.req("H-03")]
MORNING = datetime(2026, 11, 10, 16, tzinfo=UTC)
LANE = """<bpmn:lane id="l_cuadrilla" name="Ventanilla o cuadrilla" v:posts="ventanilla cuadrilla">
        <bpmn:flowNodeRef>p07_entregar</bpmn:flowNodeRef>
      </bpmn:lane>
      <bpmn:lane id="l_direccion" """
TASK = """<bpmn:userTask id="a_asentar" name="Asentar el movimiento" v:task="cases.complement"/>
    <bpmn:sequenceFlow id="f_asentar" sourceRef="a_atender" targetRef="a_asentar"/>
    <bpmn:endEvent id="a_fin" """
LETTER = """// La resolución, con su propio papel.
#import "_base.typ": *
#show: carta
#destinatario(campos.destinatario, campos.domicilio)
*La Junta resuelve* la petición del #fecha(campos.presentada) sobre #campos.cuenta. #parrafos(campos.introduccion)
#for p in campos.puntos [ + #p.asunto / #p.evidencia / #p.respuesta / #p.fundamento ]
#parrafos(campos.cierre)
#firma(campos.firma, campos.cargo)
#campos.elaboro
"""
EDITS = {
    "posts.toml": [
        ('code = "operacion"\nname = "Personal de Operación"', 'code = "cuadrilla"\nname = "Jefa de cuadrilla"'),
        ('"cases.attend", "documents', '"cases.attend", "cases.complement", "cases.deliver", "documents'),
    ],
    "folios.toml": [("RESP/{year}/{n:05d}", "RES-{n:03d}-{year}")],
    "terms.toml": [("amount = 15", "amount = 7"), ('unit = "business_days"', 'unit = "calendar_days"')],
    "letters/letters.toml": [('title = "Respuesta a su petición"', 'title = "Resolución"\nfile = "resolucion.typ"')],
    "procedures/peticion/process.bpmn": [
        ("        <bpmn:flowNodeRef>p07_entregar</bpmn:flowNodeRef>\n", ""),
        ('<bpmn:lane id="l_direccion" ', LANE),
    ],
    "procedures/peticion/atencion_area.bpmn": [
        (
            "        <bpmn:flowNodeRef>a_fin<",
            "        <bpmn:flowNodeRef>a_asentar</bpmn:flowNodeRef>\n        <bpmn:flowNodeRef>a_fin<",
        ),
        ('sourceRef="a_atender"', 'sourceRef="a_asentar"'),
        ('<bpmn:endEvent id="a_fin" ', TASK),
    ],
    "procedures/peticion/scenarios/en_orden.toml": [
        ('by = "operacion"', 'by = "cuadrilla"'),
        (
            'devuelto = false }\nopen = ["p05_redactar"]',
            'devuelto = false }\nopen = ["a_asentar"]\n\n[[step]]\ndo = "a_asentar"\narea = "operacion"\n'
            'by = "cuadrilla"\nopen = ["p05_redactar"]',
        ),
    ],
}


@pytest.fixture
def folder(tmp_path):
    """What somebody at the fifth utility has written: no code."""
    folder = tmp_path / "quinta"
    call_command("init", new=folder, utility="Junta Quinta")
    for path, changes in EDITS.items():
        text = (folder / path).read_text()
        for old, new in changes:
            assert old in text, f"{path} no longer says {old!r}"
            text = text.replace(old, new)
        (folder / path).write_text(text)
    (folder / "letters" / "resolucion.typ").write_text(LETTER)
    call_command("pack", "draw", str(folder / "procedures" / "peticion"))
    return folder


def roads(folder):
    """(task, who its lane is, the template of the answer) of every step of a pack's procedures."""
    pack = PackView(read_folder(folder))
    posts, answer = pack.section("organisation").posts, pack.section("letters")["respuesta"].file
    nodes = [node for one in pack.section("procedures").values() for node in one.diagram.nodes.values()]
    laned = [(n.task, n.lane) for n in nodes if n.task and n.lane]
    return {(task, one.area_variable or len({posts[p].area for p in one.posts}), answer) for task, one in laned}


def test_a_fifth_utility_takes_its_own_road_to_its_own_letter(folder):
    office = Office(folder, MORNING)
    case = office.work(office.visit("Falta de agua, fuga o drenaje"))
    assert office.done == [
        "p02_valorar", "p03_turnar", "a_acusar", "a_atender", "a_asentar", "p05_redactar", "p06_autorizar",
        "p07_entregar", "p09_cerrar",
    ]  # fmt: skip
    answer = case.issued_answer.document
    assert (case.closure.reason, answer.number) == (Closure.ANSWERED, "RES-001-2026")
    assert rendered(answer).size
    assert list(findings()) == []


def test_no_other_utility_has_that_road_that_lane_or_that_letter(folder):
    mine = {("cases.complement", "area", "resolucion.typ"), ("cases.deliver_answer", 2, "resolucion.typ")}
    assert mine <= roads(folder)
    shipped = set().union(*(roads(one) for one in FOLDERS))
    assert not {(task, lane) for task, lane, _ in mine} & {(task, lane) for task, lane, _ in shipped}
    assert not {letter for *_, letter in mine} & {letter for *_, letter in shipped}


def test_a_new_pack_is_sound_as_it_is_written_and_never_over_another(tmp_path):
    from django.core.management.base import CommandError

    call_command("init", new=tmp_path / "Agua de Peñón", utility='La "Junta"')
    pack = PackView(read_folder(tmp_path / "Agua de Peñón"))
    assert pack.faults() == []
    assert (pack.section("utility").code, pack.section("utility").name) == ("agua_de_pe_on", "La Junta")
    with pytest.raises(CommandError, match="no está vacía"):
        call_command("init", new=tmp_path / "Agua de Peñón")
    with pytest.raises(CommandError, match="con letras"):
        call_command("init", new=tmp_path / "...")


def test_beside_the_shared_letters_a_new_pack_takes_them_from_there(tmp_path, settings):
    settings.ROOT = tmp_path
    (tmp_path / "packs" / "shared").mkdir(parents=True)
    call_command("init", new=tmp_path / "packs" / "sexta", utility="Sexta")
    assert (tmp_path / "packs" / "sexta" / "shared.toml").read_text().endswith('folders = ["../shared"]\n')
