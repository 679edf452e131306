"""Papers of an earlier day: a till of that day, which takes nothing else; its income and its cut are of that day."""

from datetime import timedelta

import pytest

from ventanilla.billing.actions import charge
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import AT, TODAY, owing
from ventanilla.cashier.actions import allow_late_receipt, cut_till
from ventanilla.cashier.income_sheet import income_table
from ventanilla.cashier.models import Payment
from ventanilla.cashier.queries import totals_of
from ventanilla.cashier.refusals import UnableToOpenTill, UnableToPay
from ventanilla.cashier.tests.tills import entered, found, issued, opened, paid
from ventanilla.ledger.models import Transfer
from ventanilla.lib.months import Month

pytestmark = pytest.mark.req("E-02")
LATER = AT + timedelta(days=2)
FIRST, SECOND = "RC-2026-000001", "RC-2026-000002"


@pytest.fixture
def account(people):
    issued(people)
    return owing(people)


@pytest.fixture
def past(people, account):
    """Two days later Beto opens the till of the day of the papers."""
    return opened(people, day=TODAY, at=LATER, opening_float=0)


@pytest.mark.parametrize("days", [1, -8])
def test_a_till_is_of_today_or_of_some_days_ago(people, days):
    with pytest.raises(UnableToOpenTill, match="dia"):
        opened(people, day=TODAY + timedelta(days=days))
    assert opened(people, day=TODAY - timedelta(days=7)).day == TODAY - timedelta(days=7)


def test_only_papers_of_its_day_enter_it(people, account, past):
    with pytest.raises(UnableToPay, match=r"caja-de-otro-dia.*20/11/2026"):
        paid(people, account, at=LATER)
    for moment in (AT + timedelta(days=1), AT - timedelta(days=1)):
        with pytest.raises(UnableToPay, match=r"caja-de-otro-dia.*20/11/2026 y el papel del"):
            entered(people, account, FIRST, written_at=moment, at=LATER)
    assert not Payment.objects.exists()
    assert entered(people, account, FIRST, at=LATER).session == past


@pytest.mark.req("E-06")
def test_it_counts_for_the_day_of_the_paper(people, account, past):
    payment = entered(people, account, FIRST, at=LATER)
    assert (payment.entry.effective_on, payment.due.effective_on, payment.at) == (TODAY, TODAY, LATER)
    table = income_table(Month.of(TODAY))
    assert (table.days, table.sums) == ((TODAY,), [48_600])
    assert found() == []


def test_lateness_is_that_of_the_day_of_the_paper(people, account):
    """Two months late on the paper's day; three when it is entered, which nobody is charged."""
    after = AT + timedelta(days=11)
    paper = AT + timedelta(days=5)
    opened(people, day=paper.date(), at=after, opening_float=0)
    assert settlement_of(account, after.date()).to_pay > settlement_of(account, paper.date()).to_pay == 48_600
    allow_late_receipt(folio=FIRST, reason="Sin luz", by=people.ileana.actor, at=after)
    payment = entered(people, account, FIRST, written_at=paper, at=after)
    assert settlement_of(account, after.date()).to_pay == 0
    late = Transfer.objects.filter(entry=payment.due, accrues_on__isnull=False)
    assert sum(late.values_list("centavos", flat=True)) == 1_734


def test_its_cut_is_of_its_papers_and_then_today_is_opened(people, account, past):
    entered(people, account, FIRST, at=LATER, centavos=10_000)
    entered(people, account, SECOND, at=LATER, centavos=38_600, written_at=AT + timedelta(hours=2))
    assert (totals_of(past).payments, totals_of(past).expected) == (2, 48_600)
    cut = cut_till(session=past, counted={20_000: 2, 5_000: 1, 2_000: 1, 1_000: 1, 500: 1, 100: 1}, **by(people))
    assert (cut.expected, cut.difference, cut.session.day) == (48_600, 0, TODAY)
    assert opened(people, key="today", at=LATER).day == LATER.date()
    assert found() == []


def by(people):
    return {"by": people.beto.actor, "at": LATER}


def test_what_was_charged_since_may_be_paid_and_is_not_late(people, account, past):
    charge(account=account, fee="certificado_no_adeudo", key="new", by=people.ileana.actor, at=LATER)
    payment = entered(people, account, FIRST, at=LATER, centavos=70_000)
    assert settlement_of(account, LATER.date()).in_favour == 70_000 - 48_611 - 17_597
    assert (payment.entry.effective_on, found()) == (TODAY, [])
