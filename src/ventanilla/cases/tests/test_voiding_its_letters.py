"""A letter that the procedure waits to deliver, or that somebody received, is not voided: the case would be stuck."""

from datetime import UTC, datetime

import pytest
from tests.journeys.story import Story

from ventanilla.documents.actions import UnableToVoid, void_letter
from ventanilla.documents.models import Document

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


def refusal(story, letter):
    document = Document.objects.get(letter=letter)
    with pytest.raises(UnableToVoid) as refused:
        void_letter(document=document, reason="Error", by=story.people.diana.actor, at=story.now)
    return refused.value


@pytest.mark.req("B-08")
@pytest.mark.parametrize(
    ("capacity", "node", "letter"),
    [("titular", "p13_entregar", "respuesta"), ("tercero", "p06_recibido", "acreditacion")],
)
def test_the_letter_a_step_waits_to_deliver_stays(people, capacity, node, letter):
    story = Story(people, FRIDAY)
    story.open(capacity=capacity)
    story.until(node)
    assert "espera la entrega" in refusal(story, letter).sentence


@pytest.mark.req("B-08")
def test_a_delivered_answer_stays(people):
    story = Story(people, FRIDAY)
    story.open()
    story.until("")
    assert "ya se entregó" in refusal(story, "respuesta").sentence


def test_a_receipt_may_be_voided(people):
    story = Story(people, FRIDAY)
    story.open()
    acuse = Document.objects.get(letter="acuse")
    assert void_letter(document=acuse, reason="Error", by=people.diana.actor, at=story.now).reason == "Error"
