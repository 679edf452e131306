"""Step 6 for a third party: the letter, its receipt, the papers, and the closing when nobody comes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.journeys.story import drawn_signature

from ventanilla.cases.models import Closure
from ventanilla.cases.receipt import Receipt
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.queries import attachments_of
from ventanilla.processes.actions import fire_due


@pytest.fixture
def third(story):
    """Somebody else asks; the letter is yet to be written."""
    story.open(capacity="tercero")
    return story.until("p06_oficio")


def term(story, group):
    return next(d for d in deadlines_of(story.case.subject) if d.group == group and not d.reminder)


@pytest.mark.req("B-04")
def test_the_letter_asks_for_what_proves_standing_and_what_the_note_adds(third):
    token = third.do("p06_oficio", "ana", note="Croquis\n\n Foto de la toma ")
    letter = third.case.accreditation_request.document
    assert letter.fields["documentos"][-2:] == ["Croquis", "Foto de la toma"]
    assert len(letter.fields["documentos"]) == 3
    assert told(third, "cases.accreditation_required").facts == {"letter": letter.number}
    done_once(third, token)


@pytest.mark.req("B-04")
def test_the_days_run_from_the_receipt_and_the_legal_clock_is_suspended(third):
    third.until("p06_recibido")
    received = third.now
    third.wait(hours=2)
    token = third.do("p06_recibido", "ana", receipt=Receipt("personal", "Pedro", received_at=received, note="x",
                                                           signature=drawn_signature()))  # fmt: skip
    notice = third.case.accreditation_request.notice
    assert (notice.received_at, notice.received_by) == (received, "Pedro")
    assert term(third, "accreditation").started_at == received
    assert term(third, "legal").is_suspended
    assert said(third, "cases.accreditation_notified") == {"received_by": "Pedro"}
    done_once(third, token, receipt=Receipt("personal", "Pedro"))


@pytest.mark.req("B-04")
@pytest.mark.parametrize(
    "receipt",
    [Receipt("paloma", "Pedro"), Receipt("personal", ""), Receipt("personal", "Pedro")],
    ids=["no such way", "nobody", "no signature"],
)
def test_a_receipt_that_proves_nothing_is_refused(third, receipt):
    third.until("p06_recibido")
    refused(third, "p06_recibido", "ana", receipt=receipt)


@pytest.mark.req("B-04")
def test_the_letter_cannot_be_received_before_it_was_written_nor_tomorrow(third):
    third.until("p06_recibido")
    for days in (-1, 1):
        moment = third.now + timedelta(days=days)
        receipt = Receipt("personal", "Pedro", received_at=moment, signature=drawn_signature())
        refused(third, "p06_recibido", "ana", receipt=receipt)


@pytest.mark.req("B-04")
def test_the_papers_meet_the_term_and_the_legal_clock_goes_on(third):
    third.until("p06_acreditar")
    scan = SimpleUploadedFile("poder.txt", b"Carta poder")
    token = third.do("p06_acreditar", "ana", papers=["acreditacion"], scan=scan, note="Carta poder")
    made = third.case.accreditation_request.accreditation
    assert (made.papers, made.note) == (["acreditacion"], "Carta poder")
    assert term(third, "accreditation").outcome == "met"
    assert not term(third, "legal").is_suspended
    assert [a.kind for a in attachments_of(third.case.subject)] == ["accreditation"]
    assert told(third, "cases.accredited").facts == {"papers": ["acreditacion"]}
    done_once(third, token, papers=["acreditacion"])


@pytest.mark.req("B-04")
def test_standing_is_not_proved_without_papers(third):
    third.until("p06_acreditar")
    assert refused(third, "p06_acreditar", "ana", papers=[]) == ("sin-papeles", "papers")
    assert refused(third, "p06_acreditar", "ana", papers=["cuenta"]) == ("no-acredita", "papers")


@pytest.mark.req("B-04", "B-10")
@pytest.mark.parametrize(
    ("node", "values"),
    [
        ("p06_oficio", {}),
        ("p06_recibido", {"receipt": Receipt("personal", "Pedro")}),
        ("p06_acreditar", {"papers": ["acreditacion"]}),
    ],
)
def test_only_attention_accredits_and_only_in_its_step(third, node, values):
    third.until(node)
    only_from_its_step(third, node, "ana", **values)


@pytest.mark.req("B-04", "B-08")
def test_nobody_comes_and_the_clock_closes_the_folio_with_its_letter(third):
    third.until("p06_acreditar")
    third.wait(days=6)
    fire_due(at=third.now, limit=50)
    closure = Closure.objects.get(case=third.case)
    assert (closure.reason, closure.document.letter) == (Closure.UNACCREDITED, "cierre_no_acreditado")
    assert told(third, "cases.closed").actor_kind != "staff"
    third.case.state.refresh_from_db()
    assert third.case.state.closed_at == closure.at
    assert all(d.stopped_at for d in deadlines_of(third.case.subject))
    assert fire_due(at=third.now, limit=50) == 0
