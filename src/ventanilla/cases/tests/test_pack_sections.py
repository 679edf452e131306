"""The catalogues of petitions in a pack: each fault is named with its file and line."""

import pytest

from ventanilla.cases.catalogue import Paper, outcome, papers_of
from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import Files
from ventanilla.utility.tests.packs import PACKS, faults_of, line_of, spoiled

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


KINDS, TOLD_APART = "kinds.toml", PACKS / "dosquebradas"
KIND_FAULTS = [
    (KINDS, 'procedure = "recurso"', 'procedure = "recursos"', "El procedimiento «recursos» no existe"),
    (KINDS, 'answer_term = "respuesta_consulta"', 'answer_term = "consulta"', "El plazo «consulta» no existe"),
    (KINDS, 'term = "interponer_recurso"', 'term = "recurrir"', "El plazo «recurrir» no existe"),
    (KINDS, 'contests = ["peticion", "queja"', 'contests = ["peticion", "quejas"', "impugna «quejas», que no existe"),
    (KINDS, 'term = "interponer_recurso"\n', "", "debe decir juntos"),
    (KINDS, 'contests = ["peticion", "queja", "reclamo"]\n', "", "debe decir juntos"),
    (KINDS, 'contests = ["peticion", "queja", "reclamo"]\n', "", "empieza con «en_termino»"),
    (KINDS, 'contests = ["peticion", "queja", "reclamo"]', 'contests = "queja"', "debe ser una lista"),
    (KINDS, 'name = "Consulta"', 'nombre = "Consulta"', "Nadie usa el dato «nombre»"),
    (KINDS, '[[kind]]\ncode = "queja"', '[[kind]]\ncode = "peticion"', "«peticion» está repetido"),
    ("pack.toml", 'papers.legal_clock = "suspend"', 'papers.legal_clock = "stop"', "«stop» no es una forma"),
    ("pack.toml", 'stops_clock = "issue"', 'stops_clock = "sign"', "«sign» no es una forma"),
    ("pack.toml", 'expired_terms = "attend"', 'expired_terms = "forget"', "«forget» no es una forma"),
    ("letters/letters.toml", 'correo = "text?"\nrespuesta =', 'curp = "text?"\nrespuesta =', "no tiene el dato «curp»"),
]


@pytest.mark.req("H-03", "C-01")
@pytest.mark.parametrize(("path", "old", "new", "sentence"), KIND_FAULTS)
def test_a_fault_where_kinds_are_told_apart_is_named_with_its_line(path, old, new, sentence):
    files = spoiled(path, old, new, TOLD_APART)
    found = [fault for fault in faults_of(files) if sentence in fault.sentence]
    assert [fault.path for fault in found] == [path]
    assert found[0].line > 1


@pytest.mark.req("H-03")
def test_without_kinds_the_usual_procedure_must_be_there():
    whole = spoiled("pack.toml", "", "", TOLD_APART)
    without = Files({path: content for path, content in whole.by_path.items() if path != KINDS})
    assert "Falta el procedimiento «peticion»" in " ".join(fault.sentence for fault in faults_of(without))


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
