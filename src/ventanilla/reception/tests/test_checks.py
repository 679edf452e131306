"""`ventanilla verify` notices a line of the visitor log that is lacking, and a letter that is."""

import pytest

from ventanilla.cases.tests.test_open_by_letter import entered as letter_entered
from ventanilla.correspondence.checks import folios_were_issued
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.tests.force import by_force
from ventanilla.reception.checks import lines_without_gap
from ventanilla.reception.tests.test_enter_visit import entered


@pytest.mark.req("A-01")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("SELECT 1", ""),
        ("DELETE FROM reception_visit WHERE number = 2", "tiene 2 renglones, el último es el 3 y se emitieron 3"),
        ("DELETE FROM reception_visit", "tiene 0 renglones"),
        ("DELETE FROM journal_issuedfolio WHERE series = 'visit' AND number = 3", "y se emitieron 2 números"),
        ("UPDATE reception_visit SET number = 9 WHERE number = 3", "el último es el 9"),
    ],
)
def test_a_gap_in_the_lines_of_a_day_is_noticed(people, harm, told):
    for number in range(3):
        entered(people, key=f"line-{number}")
    by_force("DELETE FROM reception_visitmatter", harm)
    found = list(lines_without_gap())
    assert [s for s in found if told in s and "20/11/2026" in s] if told else found == []
    assert CHECKS["Renglones de cada día de visitas"] is lines_without_gap


@pytest.mark.req("B-01")
def test_an_incoming_folio_without_its_letter_is_noticed(people):
    letter_entered(people)
    assert list(folios_were_issued()) == []
    by_force("UPDATE correspondence_incomingletter SET folio = 'OP-2026-000009'")
    assert len(list(folios_were_issued())) == 2
