"""Posting: what it leaves of each item, what it refuses, and that a repeat is harmless."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions import Line, open_account
from ventanilla.ledger.models import Entry, LedgerAccount, Transfer
from ventanilla.ledger.queries import balance_of
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.ledger.tests.books import DAY, Books

pytestmark = pytest.mark.req("E-01")


@pytest.fixture
def books(db):
    return Books()


def test_a_charge_is_owed_until_it_is_paid(books):
    line = Line(books.customer, books.water, 20_000, "agua", "2026-11", due_on=DAY)
    assert books.posted("charge", [line], key="same") == books.posted("charge", [line], key="same")
    [item] = books.items
    assert (item.concept, item.period, item.charged, item.left) == ("agua", "2026-11", 20_000, 20_000)
    assert (item.effective_on, item.due_on) == (DAY, DAY)
    books.pay((item.number, 15_000))
    assert [i.left for i in books.items] == [5_000]
    books.pay((item.number, 5_000))
    assert books.items == []
    assert balance_of(books.customer) == 0


def test_what_is_paid_beyond_stays_in_favour_and_may_be_used(books):
    books.pay(advance=30_000)
    assert balance_of(books.customer) == -30_000
    books.charge(20_000)
    advance, charge = books.items
    books.use(advance.number, charge.number, 20_000)
    assert [(i.concept, i.left) for i in books.items] == [("anticipo", -10_000)]


def test_the_same_asked_again_is_posted_once(books):
    first = books.charge(20_000, key="same")
    assert books.charge(20_000, key="same") == first
    assert Transfer.objects.count() == Entry.objects.count() == Told.objects.filter(event="ledger.posted").count() == 1


def test_a_key_that_said_something_else_is_refused(books):
    books.charge(20_000, key="same")
    with pytest.raises(UnableToPost, match="clave-usada"):
        books.charge(20_001, key="same")


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda b: [], "sin-renglones"),
        (lambda b: [Line(b.customer, b.water, 0, "agua")], "sin-importe"),
        (lambda b: [Line(b.customer, b.water, -5, "agua")], "sin-importe"),
        (lambda b: [Line(b.water, b.water, 5, "agua")], "sin-importe"),
        (lambda b: [Line(b.customer, open_account("customer", "2"), 5, "agua")], "de-paso"),
        (lambda b: [Line(b.till, b.clearing, 5, "agua")], "de-paso"),
        (lambda b: [Line(b.till, b.customer, 5, "agua", settles=999_999)], "mas-de-lo-que-queda"),
    ],
)
def test_senseless_lines_are_refused_and_leave_nothing(books, build, code):
    with pytest.raises(UnableToPost, match=code):
        books.posted("payment", build(books))
    assert not Entry.objects.exists()


def test_more_than_what_is_left_is_refused(books):
    books.charge(20_000)
    [item] = books.items
    for parts in ([(item.number, 20_001)], [(item.number, 15_000), (item.number, 15_000)]):
        with pytest.raises(UnableToPost, match="mas-de-lo-que-queda"):
            books.pay(*parts)
    assert [i.left for i in books.items] == [20_000]


def test_a_charge_is_not_raised_by_what_settles_it(books):
    books.charge(20_000)
    [item] = books.items
    with pytest.raises(UnableToPost, match="mas-de-lo-que-queda"):
        books.posted("charge", [Line(books.customer, books.water, 5, "agua", settles=item.number)])


def test_the_charge_of_another_is_not_paid(books):
    other = Books("2")
    other.charge(20_000)
    [item] = other.items
    with pytest.raises(UnableToPost, match="otro-usuario"):
        books.pay((item.number, 20_000))
    with pytest.raises(UnableToPost, match="otro-usuario"):
        books.posted("payment", [Line(books.till, books.water, 5, "agua", settles=item.number)])


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_transfer", "ledger_ledgeraccount"])
def test_what_is_written_is_neither_changed_nor_lost(books, table):
    books.charge(20_000)
    for verb in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(verb)


def test_an_account_is_opened_once(books):
    assert open_account("customer", "1") == books.customer
    assert LedgerAccount.objects.filter(kind="customer").count() == 1
    with pytest.raises(LookupError):
        open_account("nothing", "1")


def test_a_payment_costs_the_same_however_much_was_paid_before(books, django_assert_max_num_queries):
    for _ in range(30):
        books.charge(100)
        books.pay((books.items[0].number, 100))
    books.charge(100)
    [item] = books.items
    with django_assert_max_num_queries(11):
        books.pay((item.number, 100))


def test_what_was_paid_may_be_taken_back_but_no_more_than_was_charged(books):
    charge = books.charge(20_000)
    number, other = charge.transfers.get().pk, Books("2")
    books.pay((number, 20_000))
    back = Line(books.water, books.customer, 20_000, "agua", settles=number)
    for line, code in (
        (replace(back, centavos=20_001), "mas-de-lo-que-queda"),
        (replace(back, debit=books.customer, credit=books.water), "mas-de-lo-que-queda"),
        (replace(back, credit=other.customer), "otro-usuario"),
        (replace(back, settles=number + 1), "otro-usuario"),
    ):
        with pytest.raises(UnableToPost, match=code):
            books.posted("adjustment", [line], beyond=True)
    with pytest.raises(UnableToPost, match="mas-de-lo-que-queda"):
        books.posted("adjustment", [back])
    books.posted("adjustment", [back], beyond=True)
    assert [(item.number, item.left) for item in books.items] == [(number, -20_000)]
