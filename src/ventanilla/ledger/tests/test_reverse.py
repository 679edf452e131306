"""Undoing: the mirror of what happened, once; nothing is erased and what it settled is owed again."""

import pytest

from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import Entry
from ventanilla.ledger.queries import balance_of
from ventanilla.ledger.refusals import UnableToReverse
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def books(db):
    return Books()


def undo(entry, key="undo"):
    return reverse(entry=entry, key=key, effective_on=DAY, by=CARMEN, at=AT)


def test_a_payment_undone_is_owed_again_charge_by_charge(books):
    books.charge(20_000, period="2026-10")
    books.charge(10_000)
    first, second = books.items
    paid = books.pay((first.number, 20_000), (second.number, 4_000), advance=0)
    undo(paid)
    assert [(i.number, i.left) for i in books.items] == [(first.number, 20_000), (second.number, 10_000)]


def test_a_charge_undone_after_it_was_paid_is_in_favour(books):
    charged = books.charge(20_000)
    books.pay((books.items[0].number, 15_000))
    undo(charged)
    assert [i.left for i in books.items] == [-15_000]


def test_an_advance_undone_after_it_was_used_is_owed(books):
    paid = books.pay(advance=5_000)
    books.charge(5_000)
    advance, charge = books.items
    books.use(advance.number, charge.number, 5_000)
    undo(paid)
    assert (balance_of(books.customer), [i.number for i in books.items]) == (5_000, [advance.number])


def test_it_is_undone_once_and_the_undoing_is_not_undone(books):
    charged = books.charge(20_000)
    undone = undo(charged)
    assert undo(charged) == undone
    with pytest.raises(UnableToReverse, match="ya-revertido"):
        undo(charged, key="again")
    with pytest.raises(UnableToReverse, match="es-reverso"):
        undo(undone, key="again")
    assert Entry.objects.count() == 2


def test_what_does_not_count_yet_is_not_undone(books):
    with pytest.raises(UnableToReverse, match="por-confirmar"):
        undo(books.charge(20_000, pending=True))
