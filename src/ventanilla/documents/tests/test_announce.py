"""What an act issued can be printed at once from the note that follows it."""

import pytest
from tests.journeys.story import Story
from tests.journeys.test_petition import FRIDAY

from ventanilla.documents.announce import printed_note


@pytest.mark.req("A-06")
def test_the_receipt_of_a_petition_can_be_printed_from_the_note(people):
    case = Story(people, FRIDAY).open()
    note = printed_note(case.subject, FRIDAY)
    assert "Imprimir: Acuse de recepción de petición AC-2026-000001" in note
    assert note.startswith('<a class="alert-link" href="/documentos/')


def test_an_act_that_issued_nothing_says_nothing(people):
    case = Story(people, FRIDAY).open()
    assert printed_note(case.subject, FRIDAY.replace(hour=23)) == ""
