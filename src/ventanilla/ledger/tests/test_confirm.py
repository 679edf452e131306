"""Pending entries: they count from their confirmation, or never."""

import pytest

from ventanilla.ledger.actions import confirm, reverse, void
from ventanilla.ledger.queries import balance_of
from ventanilla.ledger.refusals import NotPending
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def books(db):
    return Books()


def test_a_pending_payment_counts_from_its_confirmation(books):
    books.charge(20_000)
    [item] = books.items
    paid = books.pay((item.number, 20_000), pending=True)
    assert balance_of(books.customer) == 20_000
    assert confirm(entry=paid, by=CARMEN, at=AT) == confirm(entry=paid, by=CARMEN, at=AT)
    assert books.items == []


def test_what_was_voided_never_counts(books):
    charged = books.charge(20_000, pending=True)
    assert void(entry=charged, by=CARMEN, at=AT) == void(entry=charged, by=CARMEN, at=AT)
    assert books.items == []
    with pytest.raises(NotPending, match="quedó anulado"):
        confirm(entry=charged, by=CARMEN, at=AT)


def test_what_was_confirmed_is_not_voided_but_may_be_undone(books):
    charged = books.charge(20_000, pending=True)
    confirm(entry=charged, by=CARMEN, at=AT)
    with pytest.raises(NotPending, match="quedó confirmado"):
        void(entry=charged, by=CARMEN, at=AT)
    charged.refresh_from_db()
    reverse(entry=charged, key="undo", effective_on=DAY, by=CARMEN, at=AT)
    assert books.items == []


def test_what_was_never_pending_has_nothing_to_end(books):
    charged = books.charge(20_000)
    for end in (confirm, void):
        with pytest.raises(NotPending, match="asentado"):
            end(entry=charged, by=CARMEN, at=AT)


def test_two_that_wait_for_one_charge_leave_the_second_in_favour(books):
    books.charge(20_000)
    [item] = books.items
    for paid in [books.pay((item.number, 20_000), pending=True) for _ in range(2)]:
        confirm(entry=paid, by=CARMEN, at=AT)
    assert balance_of(books.customer) == -20_000
