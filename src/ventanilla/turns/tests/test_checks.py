"""`ventanilla verify` notices a lost ticket, a ticket out of its place and a desk with two."""

import pytest

from ventanilla.journal.checks import CHECKS
from ventanilla.journal.tests.force import by_force
from ventanilla.turns.actions import start_attention
from ventanilla.turns.tests.acts import after, called, given, seated

pytestmark = pytest.mark.req("A-02")
NUMBERS, PLACES, DESKS = (
    "Números de los turnos de cada día",
    "Cada turno está donde dicen sus pasos",
    "Una ventanilla, un turno",
)


@pytest.mark.parametrize(
    ("harm", "check", "told"),
    [
        ("SELECT 1", NUMBERS, ""),
        ("SELECT 1", PLACES, ""),
        ("SELECT 1", DESKS, ""),
        ("UPDATE turns_ticket SET number = 9 WHERE number = 3", NUMBERS, "el último es el 9"),
        ("DELETE FROM journal_issuedfolio WHERE series = 'turn-atencion' AND number = 3", NUMBERS, "emitieron 2"),
        ("UPDATE turns_place SET state = 'done' WHERE state = 'serving'", PLACES, "A-001"),
        ("UPDATE turns_place SET matter = 'datos' WHERE state = 'serving'", PLACES, "A-001"),
        ("DELETE FROM turns_step WHERE kind = 'start'", PLACES, "A-001"),
        ("DELETE FROM turns_place WHERE state = 'waiting'", PLACES, "no está en ningún lugar"),
        ("UPDATE turns_place SET state = 'called', desk = '1'", DESKS, "tiene 3 turnos a la vez"),
    ],
)
def test_what_was_changed_by_force_is_noticed(people, harm, check, told):
    seated(people)
    for n in range(3):
        given(people, minutes=n)
    start_attention(ticket=called(people, minutes=4), by=people.ana.actor, at=after(5))
    by_force(harm)
    found = list(CHECKS[check]())
    assert [s for s in found if told in s] if told else found == []
