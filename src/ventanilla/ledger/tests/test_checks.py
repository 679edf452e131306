"""`ventanilla verify` notices books that somebody changed by force, and finds nothing in those that are right."""

import pytest

from ventanilla.journal.checks import CHECKS
from ventanilla.journal.tests.force import by_force
from ventanilla.ledger import checks
from ventanilla.ledger.actions import confirm, reverse
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = pytest.mark.req("B-10")
OURS = (
    checks.entries_balance,
    checks.items_re_add,
    checks.settling_fits,
    checks.reversals_mirror,
    checks.journal_tells_them,
    checks.journal_tells_batches,
)

TILL = "(SELECT id FROM ledger_ledgeraccount WHERE kind = 'means')"
FIRST = "(SELECT MIN(id) FROM ledger_transfer)"


def lived(books):
    """Charges, a payment in two parts, one undone, an advance, one pending and one confirmed."""
    books.charge(20_000, period="2026-10")
    books.charge(10_000)
    first, second = books.items
    books.pay((first.number, 20_000))
    undone = books.pay((second.number, 4_000), advance=900)
    reverse(entry=undone, key="undo", effective_on=DAY, by=CARMEN, at=AT)
    books.charge(700, pending=True)
    confirm(entry=books.charge(800, pending=True), by=CARMEN, at=AT)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("SELECT 1", ""),
        ("UPDATE ledger_openitem SET centavos = centavos + 1", "no es lo que suman sus movimientos"),
        ("DELETE FROM ledger_openitem", "no es lo que suman sus movimientos"),
        (
            "UPDATE ledger_openitem SET account_id = (SELECT id FROM ledger_ledgeraccount WHERE kind = 'means')",
            "otro usuario",
        ),
        ("UPDATE ledger_transfer SET centavos = 1 WHERE concept = 'efectivo'", "en la cuenta de paso"),
        (
            "UPDATE ledger_transfer SET centavos = centavos - 1 WHERE id = (SELECT MIN(id) FROM ledger_transfer)",
            "bitácora",
        ),
        ("UPDATE ledger_entry SET effective_on = '2026-01-01' WHERE reverses_id IS NULL", "bitácora"),
        ("UPDATE ledger_transfer SET period = '1999-01' WHERE settles_id IS NOT NULL", "no es su espejo"),
        ("UPDATE ledger_transfer SET settles_id = id WHERE concept = 'efectivo'", "no es de su usuario"),
        ("UPDATE ledger_transfer SET entry_id = (SELECT MAX(id) FROM ledger_entry)", "no tiene renglones"),
    ],
)
def test_books_changed_by_force_are_noticed(db, harm, told):
    lived(Books())
    by_force(harm)
    found = [sentence for check in OURS for sentence in check()]
    assert [s for s in found if told in s] if told else found == []
    assert set(OURS) <= set(CHECKS.values())
