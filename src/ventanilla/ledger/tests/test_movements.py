"""Everything that moved on an account is told entry by entry, with the balance each left."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ventanilla.ledger.actions import confirm, reverse, void
from ventanilla.ledger.movements import movements_of
from ventanilla.ledger.queries import balance_of, balance_on
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = [pytest.mark.django_db, pytest.mark.req("D-01", "E-01")]


@pytest.fixture
def books(people):
    return Books()


def told(books, most=10, before=None):
    return movements_of(books.customer, most, before)


def test_each_says_what_was_owed_after_it_the_newest_first(books):
    first = books.charge(10_000)
    books.charge(5_000, period="2026-12")
    books.pay((books.items[0].number, 4_000))
    found, more = told(books)
    assert [(one.kind, one.centavos, one.balance) for one in found] == [
        ("payment", -4_000, 11_000),
        ("charge", 5_000, 15_000),
        ("charge", 10_000, 10_000),
    ]
    assert (more, found[0].balance, found[-1].entry) == (None, balance_of(books.customer), first.pk)
    assert [(part.concept, part.period) for part in found[1].parts] == [("agua", "2026-12")]


def test_what_was_undone_and_what_undid_it_are_both_told(books):
    books.charge(10_000)
    paid = books.pay((books.items[0].number, 10_000))
    reverse(entry=paid, key="r", effective_on=DAY, by=CARMEN, at=AT)
    undo, payment, _ = told(books)[0]
    assert ((undo.reverses, undo.balance), (payment.undone, payment.balance)) == ((payment.entry, 10_000), (True, 0))


def test_what_waits_moves_no_balance_until_it_is_confirmed(books):
    books.charge(10_000)
    waiting = books.charge(700, pending=True)
    books.charge(300)
    last, pending, first = told(books)[0]
    assert (last.balance, pending.balance, pending.waits, first.balance) == (10_300, None, True, 10_000)
    confirm(entry=waiting, by=CARMEN, at=AT)
    assert [one.balance for one in told(books)[0]] == [11_000, 10_700, 10_000]


def test_what_was_voided_says_so(books):
    waiting = books.charge(700, pending=True)
    void(entry=waiting, by=CARMEN, at=AT)
    (only,) = told(books)[0]
    assert (only.void, only.waits, only.balance) == (True, False, None)


def test_pages_join_without_a_gap_in_the_balance(books):
    for n in range(7):
        books.charge(1_000 + n, at=AT + timedelta(minutes=n))
    whole, _ = told(books, most=10)
    pages, before = [], None
    while True:
        some, before = told(books, 3, before)
        pages += some
        if before is None:
            break
    assert pages == whole


def test_another_customers_movements_are_not_told(books, django_assert_num_queries):
    books.charge(1_000)
    Books("2").charge(9_000)
    with django_assert_num_queries(2):
        found, _ = told(books)
    assert [one.centavos for one in found] == [1_000]


def test_it_goes_by_the_day_it_counts_for_then_as_written(books):
    """A receipt of yesterday's paper entered today stands at its day, and the balances follow."""
    books.charge(10_000, effective_on=DAY - timedelta(days=5))
    books.charge(2_000)
    late = books.pay((books.items[0].number, 4_000), effective_on=DAY - timedelta(days=1))
    books.charge(30, effective_on=DAY + timedelta(days=1))
    found, _ = told(books)
    assert [(one.centavos, one.balance) for one in found] == [
        (30, 8_030),
        (2_000, 8_000),
        (-4_000, 6_000),
        (10_000, 10_000),
    ]
    assert found[2].entry == late.pk
    for one in found[1:]:
        assert one.balance == balance_on(books.customer, one.effective_on, known_at=AT)
    pages, before = [], None
    for _ in range(4):
        some, before = told(books, 1, before)
        pages += some
    assert (pages, before) == (found, None)


def test_it_reads_the_rows_of_the_account_only(books):
    """Also where the database has counted nothing yet."""
    books.charge(1_000)
    with CaptureQueriesContext(connection) as asked:
        told(books)
    for one in asked.captured_queries:
        with connection.cursor() as cursor:
            plan = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(plan + one["sql"])
            steps = " ".join(str(cell) for row in cursor.fetchall() for cell in row)
        assert "SCAN ledger_" not in steps
        assert "Seq Scan" not in steps
        assert "entries_of_day" not in steps
