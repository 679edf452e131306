"""What came in by concept and day adds up to what the tills received (E-06)."""

from datetime import timedelta

import pytest

from ventanilla.billing.tests.owing import AT, TODAY, owing
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.income_sheet import income_table
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.lib.months import Month

pytestmark = pytest.mark.req("E-06")
MONTH = Month.of(TODAY)


@pytest.fixture
def two_payments(people):
    opened(people)
    return [paid(people, owing(people, number)) for number in ("10-1", "10-2")]


def test_each_concept_of_the_day(people, two_payments):
    table = income_table(MONTH)
    assert (table.days, table.total) == ((TODAY,), 2 * 48_600)
    assert {row.code: row.total for row in table.rows} == {
        "agua": 2 * 42_795,
        "recargos": 2 * 1_734,
        "drenaje": 2 * 3_519,
        "iva": 2 * 563,
        "redondeo": -2 * 11,
    }
    assert [row.code for row in table.rows] == ["recargos", "agua", "drenaje", "iva", "redondeo"]


def test_what_is_undone_counts_against_its_own_day(people, two_payments):
    cancel_payment(payment=two_payments[0], reason="x", by=people.ileana.actor, at=AT + timedelta(days=1))
    table = income_table(MONTH)
    assert (table.sums, table.total) == ([2 * 48_600, -48_600], 48_600)
    assert income_table(MONTH.plus(1)).rows == ()
