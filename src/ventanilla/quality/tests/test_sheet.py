"""The sheet says what runs: the steps of the published diagram, terms with their law, indicators, who signed."""

from datetime import date

import pytest
from django.urls import reverse

from ventanilla.journal.models import Entry
from ventanilla.quality.actions import sign_revision
from ventanilla.quality.sheet import sheet_data
from ventanilla.quality.tests.conftest import AT, PACK, plan
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import Files, PackView

pytestmark = pytest.mark.req("G-09")
HERE = reverse("quality:sheet", args=["peticion"])


def fields():
    found = sheet_data("peticion", made_by="Ana", at=AT)
    assert found
    return found.fields


def test_it_prints_as_the_plan_and_draws_the_procedure(db):
    said = fields()
    assert (said["codigo"], said["revision"]) == ("PL-07", "17")
    assert said["dibujado"].startswith("DF-07-01, revisión 14")
    assert [r["codigo"] for r in said["revisiones"]] == ["PL-07", "DF-07-01"]
    assert all(d["svg"].startswith("<svg") for d in said["dibujos"])


def test_the_steps_are_those_of_the_diagram_with_lane_record_letter_and_term(db):
    steps = {row["paso"]: row for row in fields()["pasos"]}
    assert steps["Anotar en el Control de Peticiones"]["registros"] == "ON-GAU-02"
    assert steps["Pedir por oficio que acredite"]["cartas"] == "ON-GAU-22"
    assert "3 días hábiles" in steps["Recibir la acreditación"]["plazo"]
    assert "arts. 118 y 119" in steps["Recibir la acreditación"]["plazo"]
    assert steps["Atender el asunto turnado"]["carril"] == "Área que recibe"
    assert any("15 días hábiles" in term and "135" in term for term in fields()["plazos"])


def test_the_indicators_are_those_the_pack_declares(db):
    assert [row["nombre"] for row in fields()["indicadores"]] == ["Usuarios atendidos", "Gestionadas a otros procesos"]


def test_it_is_a_draft_until_both_documents_have_three_signatures(people):
    assert fields()["estado"] == "BORRADOR SIN AUTORIZAR"
    for code in ("PL-07", "DF-07-01"):
        for who, step in (("sara", "made"), ("gema", "reviewed"), ("diana", "authorised")):
            by = getattr(people, who).actor
            sign_revision(revision=plan(code), step=step, on=date(2026, 11, 20), by=by, at=AT)
    said = fields()
    assert said["estado"] == ""
    assert said["firmas"][0]["autorizo"] == "Diana Quiroz Peña\nDirectora Comercial\n20/11/2026"


def test_the_paper_is_a_pdf_and_its_printing_is_journalled(client, people):
    client.force_login(people.ana)
    assert client.get(HERE).content.startswith(b"%PDF")
    entry = Entry.objects.get(event="quality.sheet_printed")
    assert (entry.actor_name, entry.facts["code"], entry.facts["authorised"]) == ("Ana Robles Cid", "PL-07", False)


def test_a_procedure_without_a_sheet_is_not_found_and_an_outsider_is_not_let_in(client, people):
    client.force_login(people.ana)
    assert client.get(reverse("quality:sheet", args=["nada"])).status_code == 404
    client.force_login(people.otto)
    assert client.get(HERE).status_code == 403


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('node = "p06_oficio"', 'node = "p99"', "no tiene el paso «p99»"),
        ('letters = ["ON-GAU-22"]', 'letters = ["ON-X"]', "nombra el documento «ON-X»"),
        ('type = "realisation"', 'type = "otro"', "El tipo debe ser uno de"),
        ('capacity = "', 'capacidad = "', "le falta «capacity»"),
    ],
)
def test_a_sheet_that_is_wrong_is_told_with_its_line(old, new, sentence):
    files = dict(read_folder(PACK).by_path)
    path = "procedures/peticion/document.toml"
    files[path] = files[path].decode().replace(old, new).encode()
    found = [f for f in PackView(Files(files)).faults() if sentence in f.sentence]
    assert found
    assert found[0].path == path
    assert found[0].line > 1
