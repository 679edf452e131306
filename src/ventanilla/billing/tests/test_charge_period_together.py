"""Two runs that charge the same period at the same moment, or one that was stopped half way: each account once."""

import sys
import time
from itertools import count

import pytest
from tests.together import together

from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import DRAIN, DRAIN_TAX, TODAY, WATER, account_of
from ventanilla.billing.tests.test_charge_period import charged
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Batch, Entry, LedgerAccount
from ventanilla.ledger.tests.test_checks import OURS

pytestmark = [pytest.mark.fault, pytest.mark.req("E-02", "E-07"), pytest.mark.django_db(transaction=True)]
HOMES, FIRST = 7, 3
STATEMENTS = 4
"""Of each stretch: accounts, entries, transfers, items."""
POSTING = sys.modules["ventanilla.ledger.actions.post_batch"]
FEES = ["agua_fija", "drenaje_fijo"]


class Stopped(Exception):
    """The run ends here, as when its machine dies."""


@pytest.fixture
def accounts(people, monkeypatch):
    """Seven homes, of which the first stretch has three."""
    made = [account_of(people, str(number)) for number in range(1, HOMES + 1)]
    monkeypatch.setattr(sys.modules["ventanilla.billing.actions.charge_period"], "STRETCH", made[FIRST - 1].pk)
    return made


@pytest.fixture
def slowly(monkeypatch):
    """Every statement of a batch takes its time, so that runs meet in the middle of each."""
    own = POSTING._run

    def run(sql, values):
        own(sql, values)
        time.sleep(0.03)

    monkeypatch.setattr(POSTING, "_run", run)


def each_owes(accounts, centavos):
    """Every account owes that, has one entry and one account in the books, and the books agree."""
    assert [settlement_of(account, TODAY).owed for account in accounts] == [centavos] * len(accounts)
    assert sorted(Entry.objects.values_list("subject_id", flat=True)) == sorted(str(one.pk) for one in accounts)
    assert LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER).count() == len(accounts)
    assert Told.objects.filter(event="ledger.batch_posted").count() == Batch.objects.count()
    assert [sentence for check in OURS for sentence in check()] == []


def test_runs_at_the_same_moment_charge_each_account_once(people, accounts, slowly):
    told = together(lambda: charged(people, fees=FEES), times=3)
    assert told == [HOMES] * 3
    each_owes(accounts, WATER + DRAIN + DRAIN_TAX)


def test_the_same_fees_in_another_order_are_the_same_run(people, accounts, slowly):
    orders = [FEES, FEES[::-1]]
    assert together(lambda: charged(people, fees=orders.pop())) == [HOMES] * 2
    each_owes(accounts, WATER + DRAIN + DRAIN_TAX)


@pytest.mark.parametrize("statement", range(2 * STATEMENTS))
def test_a_run_that_died_at_any_statement_is_run_again_and_charges_the_rest(people, accounts, monkeypatch, statement):
    left, own = [statement], POSTING._run

    def run(sql, values):
        if not left[0]:
            raise Stopped
        left[0] -= 1
        own(sql, values)

    with monkeypatch.context() as dying:
        dying.setattr(POSTING, "_run", run)
        with pytest.raises(Stopped):
            charged(people)
    assert Entry.objects.count() == (0 if statement < STATEMENTS else FIRST)
    assert charged(people) == HOMES
    each_owes(accounts, WATER)


def test_one_dies_while_another_runs_and_the_other_charges_all(people, accounts, slowly, monkeypatch):
    turns, own = count(), POSTING._run

    def run(sql, values):
        if next(turns) == 5:
            raise Stopped
        own(sql, values)

    monkeypatch.setattr(POSTING, "_run", run)
    told = together(lambda: charged(people))
    assert sorted(map(type, told), key=str) == [int, Stopped]
    each_owes(accounts, WATER)
