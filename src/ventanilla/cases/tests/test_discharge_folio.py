"""Step 13: the registry office keeps the signed copy and discharges the folio."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, told
from ventanilla.cases.tests.test_open_by_letter import entered
from ventanilla.documents.queries import custody_of


@pytest.mark.req("B-07")
def test_the_copy_stays_there_and_the_folio_is_discharged(story):
    story.open()
    story.until("p13_baja")
    token = story.do("p13_baja", "ofelia", note=" Archivada ")
    assert (story.case.discharge.note, story.case.discharge.by_name) == ("Archivada", "Ofelia Luna Marín")
    kept = {handing.copy: handing.holder for handing in custody_of(story.case.issued_answer.document)}
    assert kept == {"original": "Guadalupe Pérez López", "copia firmada": "Unidad de Oficialía de Partes"}
    assert told(story, "cases.discharged").actor_name == "Ofelia Luna Marín"
    done_once(story, token)


@pytest.mark.req("B-01", "B-07")
def test_a_letter_that_came_in_is_discharged_with_its_answer(story, people):
    story.case = entered(people)
    story.until("p13_baja")
    story.do("p13_baja", "ofelia")
    assert story.case.letter.discharge.answer == story.case.issued_answer.document


@pytest.mark.req("B-07", "B-10")
def test_only_the_registry_office_discharges_and_only_in_its_step(story):
    story.open()
    story.until("p13_baja")
    only_from_its_step(story, "p13_baja", "ofelia")
