"""The town pays: periods are charged, the till collects and is cut, and the books agree with all of it."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.billing.queries import settlement_of
from ventanilla.cashier.catalogue import Tills
from ventanilla.cashier.models import Cut, Deposit, Payment, PendingDeposit, TillSession
from ventanilla.cashier.tests.tills import found
from ventanilla.journal.actor import INSTALLER
from ventanilla.ledger.models import Entry
from ventanilla.town.money import PERIODS, owe_and_pay
from ventanilla.town.padron import settle
from ventanilla.utility.queries import local_day

OPENED = datetime(2026, 11, 9, 14, tzinfo=UTC)
UNTIL = datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.req("E-02", "E-07")
def test_periods_are_charged_and_the_till_collects_is_cut_and_deposited(people):
    accounts = settle(seed=3, accounts=14, by=INSTALLER, at=OPENED, told=lambda n: None)
    given = {"seed": 3, "collects": people.beto, "since": date(2026, 11, 1), "until": UNTIL}
    given["deposits"] = people.ileana
    taken = owe_and_pay(accounts, **given)
    assert taken == Payment.objects.count() >= 6
    assert (TillSession.objects.count(), Cut.objects.count(), found()) == (4, 3, [])
    assert not any(cut.difference for cut in Cut.objects.all())
    last = Cut.objects.latest("pk")
    assert set(PendingDeposit.objects.values_list("due__cut", flat=True)) == {last.pk}
    assert [one.deposited_on for one in Deposit.objects.order_by("pk")] == [date(2026, 11, 18), date(2026, 11, 19)]
    chuy = settlement_of(accounts[1], local_day(UNTIL))
    assert len({line.item.period for line in chuy.lines}) == PERIODS
    assert owe_and_pay(accounts, **given | {"collects": None}) == 0


def test_where_the_pack_has_no_tills_nothing_is_owed(people, monkeypatch):
    accounts = settle(seed=3, accounts=10, by=INSTALLER, at=OPENED, told=lambda n: None)
    monkeypatch.setattr("ventanilla.town.money.declared", Tills)
    assert owe_and_pay(accounts, seed=3, collects=people.beto, since=UNTIL.date(), until=UNTIL) == 0
    assert not Entry.objects.exists()
