"""In the area: acknowledge, then solve with proof or return with a reason."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.journeys.story import Story

from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.models import Referral
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.documents.queries import attachments_of
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.refusals import NotYours

SOLVED = {"result": "solved", "text": "Lectura 1,204", "external_folio": "RAS-1"}


@pytest.fixture
def there(story) -> Story:
    """Medidores has it, unacknowledged."""
    story.open()
    return story.until("a_acusar")


@pytest.mark.req("B-02")
def test_the_area_acknowledges_with_date_hour_and_who(there):
    token = there.do("a_acusar", "mario")
    made = there.case.referrals.get().acknowledgement
    assert (made.by_name, made.at) == ("Mario Tapia Ruiz", there.now)
    assert told(there, "cases.referral_acknowledged").facts == {"area": "medidores"}
    assert there.open_nodes == ["a_atender"]
    done_once(there, token)


@pytest.mark.req("B-02", "B-10")
def test_another_area_cannot_attend_it(there):
    with pytest.raises(NotYours, match="Medidores"):
        there.do("a_acusar", "pilar")


@pytest.mark.req("B-09")
def test_it_is_solved_with_the_folio_of_the_help_desk(there):
    there.until("a_atender")
    token = there.do("a_atender", "mario", **SOLVED)
    made = there.case.referrals.get().answer
    assert (made.text, made.external_folio, made.attachment) == ("Lectura 1,204", "RAS-1", None)
    assert said(there, "cases.referral_solved") == {"text": "Lectura 1,204"}
    assert there.open_nodes == ["p11_determinar"]
    done_once(there, token, **SOLVED)


@pytest.mark.req("B-09")
def test_it_is_solved_with_a_copy_of_the_resolving_document(there):
    there.until("a_atender")
    scan = SimpleUploadedFile("orden.txt", b"Orden cumplida")
    there.do("a_atender", "mario", result="solved", text="Se cambió", scan=scan)
    assert there.case.referrals.get().answer.attachment == attachments_of(there.case.subject)[0]


@pytest.mark.req("B-09")
def test_solving_without_proof_is_refused_but_informing_is_not(story):
    story.open()
    story.until("p09_turnar")
    story.do("p09_turnar", "gema", destinations=[Destination("medidores", (1,), Referral.INFORM)], instructions="Diga")
    story.do("a_acusar", "mario")
    story.do("a_atender", "mario", result="solved", text="El medidor es el A17")
    assert story.case.referrals.get().answer.external_folio == ""


@pytest.mark.req("B-09")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"result": "solved", "text": "Listo"}, "sin-documento-resolutivo"),
        ({"result": "solved", "text": " ", "external_folio": "RAS-1"}, "sin-texto"),
        ({"result": "returned", "text": ""}, "sin-texto"),
        ({"result": "quemado", "text": "Listo", "external_folio": "RAS-1"}, "resultado"),
    ],
)
def test_an_answer_that_proves_nothing_is_refused(there, given, code):
    there.until("a_atender")
    assert refused(there, "a_atender", "mario", **given)[0] == code


@pytest.mark.req("B-09")
def test_a_file_that_is_no_document_is_refused(there):
    there.until("a_atender")
    bad = SimpleUploadedFile("orden.pdf", b"MZ\x90\x00 program")
    with pytest.raises(Refusal):
        there.do("a_atender", "mario", result="solved", text="Se cambió", scan=bad)
    assert not attachments_of(there.case.subject)


@pytest.mark.req("B-02")
def test_it_is_returned_with_its_reason(there):
    there.until("a_atender")
    there.do("a_atender", "mario", result="returned", text=" Es de inspecciones ")
    assert there.case.referrals.get().returned.reason == "Es de inspecciones"
    assert told(there, "cases.referral_returned").facts == {"area": "medidores"}


@pytest.mark.req("B-02", "B-10")
@pytest.mark.parametrize(("node", "values"), [("a_acusar", {}), ("a_atender", SOLVED)])
def test_only_the_area_attends_and_only_in_its_step(there, node, values):
    there.until(node)
    only_from_its_step(there, node, "mario", **values)
