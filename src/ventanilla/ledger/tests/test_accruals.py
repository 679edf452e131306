"""Lateness that was charged: the item remembers until when, and forgets it when that is undone or never counted."""

from datetime import date

import pytest

from ventanilla.ledger.actions import Line, confirm, reverse
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = pytest.mark.req("E-01")
LATER = date(2026, 12, 20)


@pytest.fixture
def books(db):
    books = Books()
    books.charge(20_000)
    return books


def accrue(books, on=DAY, **other):
    item = books.items[0].number
    line = Line(books.customer, books.water, 370, "recargos", accrues_on=item)
    return books.posted("surcharge", [line], effective_on=on, **other)


def test_an_item_says_until_when_its_lateness_was_charged(books):
    assert books.items[0].late_until is None
    accrue(books)
    accrue(books, LATER)
    charge, *late = books.items
    assert (charge.late_until, charge.left) == (LATER, 20_000)
    assert [(item.concept, item.left, item.late_until) for item in late] == [("recargos", 370, None)] * 2


def test_lateness_that_was_undone_may_be_charged_again(books):
    reverse(entry=accrue(books), key="undo", effective_on=LATER, by=CARMEN, at=AT)
    [charge] = books.items
    assert charge.late_until is None


def test_lateness_counts_from_its_confirmation(books):
    pending = accrue(books, pending=True)
    assert books.items[0].late_until is None
    confirm(entry=pending, by=CARMEN, at=AT)
    assert books.items[0].late_until == DAY


def test_the_items_of_an_account_cost_three_questions(books, django_assert_num_queries):
    for _ in range(12):
        books.charge(100)
    accrue(books)
    with django_assert_num_queries(3):
        assert len(books.items) == 14
