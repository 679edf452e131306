"""Step 13: the answer is delivered and stops the clock, or the attempt is written and it stays to be notified."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.journeys.story import drawn_signature

from ventanilla.cases.receipt import Receipt
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.deadlines.queries import deadlines_of

LUPE = "Guadalupe Pérez López"


@pytest.fixture
def issued(story):
    story.open()
    return story.until("p13_entregar")


def legal(story):
    return next(d for d in deadlines_of(story.case.subject) if d.term_code == "respuesta")


@pytest.mark.req("B-07")
def test_a_signed_delivery_meets_the_legal_term(issued):
    given = {"delivered": True, "receipt": Receipt("personal", LUPE, signature=drawn_signature())}
    token = issued.do("p13_entregar", "ana", **given)
    delivery = issued.case.issued_answer.document.delivery
    assert (delivery.to, delivery.way, delivery.delivered_at) == (LUPE, "personal", issued.now)
    assert delivery.signature.signer == LUPE
    assert (legal(issued).outcome, legal(issued).stopped_at) == ("met", issued.now)
    assert told(issued, "cases.delivered").facts["letter"] == issued.case.issued_answer.document.number
    assert said(issued, "cases.delivered") == {"received_by": LUPE}
    done_once(issued, token, **given)


@pytest.mark.req("B-07")
def test_a_scanned_copy_serves_as_signature(issued):
    scan = SimpleUploadedFile("firmada.png", drawn_signature())
    issued.do("p13_entregar", "ana", delivered=True, receipt=Receipt("personal", LUPE, scan=scan))
    assert issued.case.issued_answer.document.delivery.signature.scan.name == "firmada.png"


@pytest.mark.req("B-08")
def test_nobody_came_and_every_attempt_is_written(issued):
    tried = Receipt("personal", "", note="No se presentó; se irá al domicilio")
    for number in (1, 2):
        issued.do("p13_entregar", "ana", delivered=False, receipt=tried)
        assert issued.case.issued_answer.document.attempts.count() == number
    assert told(issued, "cases.delivery_attempted").facts == {"way": "personal"}
    assert issued.open_nodes == ["p13_entregar"]
    assert not legal(issued).is_stopped


@pytest.mark.req("B-07", "B-08")
@pytest.mark.parametrize(
    ("delivered", "receipt"),
    [
        (False, Receipt("personal", LUPE, note=" ")),
        (False, Receipt("paloma", LUPE, note="No vino")),
        (True, Receipt("personal", LUPE)),
        (True, Receipt("personal", "", signature=drawn_signature())),
        (True, Receipt("personal", LUPE, signature=b"not a picture")),
    ],
    ids=["attempt without words", "no such way", "no signature", "nobody", "no picture"],
)
def test_what_proves_nothing_is_refused(issued, delivered, receipt):
    refused(issued, "p13_entregar", "ana", delivered=delivered, receipt=receipt)


@pytest.mark.req("B-07")
@pytest.mark.parametrize("days", [-1, 1])
def test_it_is_not_delivered_before_it_exists_nor_tomorrow(issued, days):
    moment = issued.now + timedelta(days=days)
    receipt = Receipt("personal", LUPE, received_at=moment, signature=drawn_signature())
    refused(issued, "p13_entregar", "ana", delivered=True, receipt=receipt)


@pytest.mark.req("B-07", "B-10")
def test_only_attention_delivers_and_only_in_its_step(issued):
    receipt = Receipt("personal", LUPE, signature=drawn_signature())
    only_from_its_step(issued, "p13_entregar", "ana", delivered=True, receipt=receipt)
