"""The town's first accounts have contract and connections; some are restricted, suspended or left."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.journal.actor import INSTALLER
from ventanilla.journal.folio_check import examine_folios
from ventanilla.register.checks import one_at_a_time, states_are_as_told, uses_are_as_told
from ventanilla.register.models import Account, Connection, Contract, SupplyState
from ventanilla.town.padron import settle
from ventanilla.town.supply import CHANGES, MOST, supply
from ventanilla.utility.queries import current_pack

OPENED = datetime(2026, 10, 5, 14, tzinfo=UTC)
UNTIL = datetime(2026, 11, 20, 17, tzinfo=UTC)
pytestmark = pytest.mark.req("A-03")


def supplied(people, accounts, until=UNTIL, keeper=True):
    made = settle(seed=3, accounts=accounts, by=INSTALLER, at=OPENED, told=lambda n: None)
    return supply(made, keeper=people.pilar if keeper else None, since=date(2026, 10, 5), until=until)


def test_the_town_is_supplied_and_verify_agrees(people):
    assert supplied(people, 40) == len(CHANGES) + 2
    assert (Contract.objects.count(), Connection.objects.count()) == (MOST + 1, 2 * MOST)
    assert set(Account.objects.values_list("state", flat=True)) == {"active", "restricted", "suspended", "terminated"}
    assert not [*states_are_as_told(), *uses_are_as_told(), *one_at_a_time(), *examine_folios()]


def test_a_small_town_that_just_began_has_changed_little(people):
    assert supplied(people, 10, until=datetime(2026, 10, 9, 19, tzinfo=UTC)) == 1
    assert SupplyState.objects.get().account.state == "suspended"


def test_without_folios_of_contracts_nobody_contracts_again(people, monkeypatch):
    monkeypatch.delitem(current_pack().section("folios"), "contract")
    assert supplied(people, 20) == 7


def test_where_nobody_may_nothing_is_told(people):
    assert supplied(people, 10, keeper=False) == 0
    assert not Contract.objects.exists()
