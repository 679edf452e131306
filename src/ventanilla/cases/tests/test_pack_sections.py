"""The catalogues of petitions in a pack: each fault is named with its file and line."""

import pytest

from ventanilla.cases.catalogue import Paper, outcome, papers_of
from ventanilla.utility.queries import current_pack
from ventanilla.utility.tests.packs import faults_of, line_of, spoiled

ASKED = "procedures/peticion/requirements.toml"
FAULTS = [
    ("channels.toml", 'source = "DF-07-01, actividad 01"\n', "", None, "no dice de dónde viene"),
    ("channels.toml", "in_writing = true", "in_writing = 1", "in_writing = 1", "debe ser «true» o «false»"),
    ("channels.toml", "in_writing = true", "in_writing = false", None, "ningún canal por escrito"),
    ("capacities.toml", 'code = "titular"', 'codigo = "titular"', 'codigo = "titular"', "Nadie usa el dato «codigo»"),
    ("matters.toml", 'area = "medidores"', 'area = "medidor"', 'area = "medidor"', "El área «medidor» no existe"),
    (
        "matters.toml",
        '["correccion_padron"]',
        '["correccion"]',
        '["correccion"]',
        "La resolución «correccion» no existe",
    ),
    ("resolutions.toml", "needs_folio = true", "folio = true", "folio = true", "Nadie usa el dato «folio»"),
    (ASKED, 'capacities = ["notario"]', 'capacities = ["notaria"]', '["notaria"]', "La calidad «notaria» no existe"),
    (ASKED, "proves_standing = true\n", "", None, "Nada dice con qué acredita «Tercero»"),
    ("folios.toml", 'code = "petition"', 'code = "peticion"', None, "Falta la serie «petition»"),
    ("pack.toml", 'legal_clock = "suspend"', 'legal_clock = "stop"', '"stop"', "«stop» no es una forma de llevar"),
]


@pytest.mark.req("H-03")
@pytest.mark.parametrize(("path", "old", "new", "at", "sentence"), FAULTS)
def test_a_fault_of_a_catalogue_is_named_with_its_line(path, old, new, at, sentence):
    files = spoiled(path, old, new)
    found = [fault for fault in faults_of(files) if sentence in fault.sentence]
    assert [fault.path for fault in found] == [path]
    if at:
        assert found[0].line == line_of(files, path, at)


@pytest.mark.req("A-05")
def test_what_is_solved_at_once_is_what_the_procedure_names(db):
    kinds = current_pack().section("resolutions")
    assert {"liquidacion_inmediata", "descuento_programa", "correccion_padron"} <= kinds.keys()
    assert not kinds["informe"].needs_folio


@pytest.mark.req("A-06")
def test_papers_depend_on_who_asks(db):
    asked = current_pack().section("requirements")["peticion"]
    assert [p.code for p in papers_of(asked, "titular")] == ["identificacion", "cuenta"]
    assert [p.code for p in papers_of(asked, "tercero")] == ["acreditacion", "identificacion", "cuenta"]
    assert [p.code for p in papers_of(asked, "notario")] == ["poder_notarial", "identificacion", "cuenta"]


@pytest.mark.req("A-06")
def test_a_variable_holds_only_when_every_paper_of_it_was_seen(db):
    asked = current_pack().section("requirements")["peticion"]
    seen = ["identificacion", "cuenta"]
    assert outcome(asked, "titular", seen) == {"doc_identificacion": True, "doc_cuenta": True}
    assert outcome(asked, "notario", seen) == {"doc_identificacion": False, "doc_cuenta": True}


def test_a_paper_without_variable_decides_nothing():
    assert outcome([Paper("foto", "Fotografía", ("titular",))], "titular", []) == {}
