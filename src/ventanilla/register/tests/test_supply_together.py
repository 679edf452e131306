"""Two at the same moment change a service once each way: no doubled rows, no folio lost, nothing undone by a file."""

import io
from datetime import date

import pytest
from tests.together import together

from ventanilla.journal.folio_check import examine_folios
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import (
    add_account,
    add_connection,
    change_supply_state,
    change_use,
    end_contract,
    import_accounts,
    open_contract,
)
from ventanilla.register.checks import one_at_a_time, states_are_as_told, uses_are_as_told
from ventanilla.register.models import Account, Connection, Contract, ContractEnd, SupplyState, UseChange
from ventanilla.register.tests.conftest import AT, CONSOLE

pytestmark = [pytest.mark.fault, pytest.mark.req("A-03"), pytest.mark.django_db(transaction=True)]
TODAY = date(2026, 11, 20)
BY = {"by": CONSOLE, "at": AT}
MAPPING = '[columns]\nnumber = "A"\nholder = "B"\nstreet = "C"\nstate = "D"\n'


@pytest.fixture
def eva(transactional_db) -> Account:
    return add_account(number="1", holder="Eva Paz", street="Sol", use_class="Doméstico", **BY)


@pytest.fixture(autouse=True)
def _all_agrees(transactional_db):
    yield
    assert not [*states_are_as_told(), *uses_are_as_told(), *one_at_a_time(), *examine_folios()]


def keys():
    """A key of its own for each that comes."""
    return iter(("one", "two", "three"))


def codes(told) -> list[str]:
    return sorted(one.code for one in told if isinstance(one, Refusal))


def test_the_same_form_twice_changes_once(eva):
    said = {"account": eva, "state": "suspended", "since": TODAY, "reason": "Obra", "key": "same", **BY}
    assert {one.pk for one in together(lambda: change_supply_state(**said), times=3)} == {SupplyState.objects.get().pk}


def test_two_clerks_suspend_and_the_second_is_told(eva):
    own, said = keys(), {"account": eva, "state": "suspended", "since": TODAY, "reason": "Obra", **BY}
    assert codes(together(lambda: change_supply_state(**said, key=next(own)))) == ["sin-cambio"]
    assert SupplyState.objects.count() == 1


def test_two_clerks_contract_connect_and_change_the_use(eva):
    own, about = keys(), {"account": eva, **BY}
    assert codes(together(lambda: open_contract(**about, signed_on=TODAY, key=next(own)))) == ["ya-contratada"]
    own, said = keys(), {"kind": "water", "diameter_mm": 13, "installed_on": TODAY}
    assert codes(together(lambda: add_connection(**about, **said, key=next(own)))) == ["ya-conectada"]
    own, used = keys(), {"use": "Comercial", "since": TODAY, "reason": "Tienda"}
    assert codes(together(lambda: change_use(**about, **used, key=next(own)))) == ["sin-cambio"]
    assert (Contract.objects.count(), Connection.objects.count(), UseChange.objects.count()) == (1, 1, 1)


def test_a_contract_is_ended_once_and_the_account_terminated_once(eva):
    contract = open_contract(account=eva, signed_on=TODAY, key="c", **BY)
    told = together(lambda: end_contract(contract=contract, ended_on=TODAY, reason="Se va", **BY), times=3)
    assert {one.pk for one in told} == {ContractEnd.objects.get().pk}
    assert SupplyState.objects.count() == 1


def test_two_accounts_are_not_given_one_number(eva):
    accounts, own = iter((eva, add_account(number="2", holder="Leo Paz", street="Sol", **BY))), keys()
    told = together(lambda: open_contract(account=next(accounts), number="K-1", signed_on=TODAY, key=next(own), **BY))
    assert codes(told) == ["numero-repetido"]


def test_a_file_that_comes_meanwhile_does_not_undo_a_change(eva, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    said = {"account": eva, "state": "suspended", "since": TODAY, "reason": "Obra", "key": "k", **BY}
    given = {"name": "p.csv", "mapping": MAPPING, "mapping_name": "m.toml", **BY}
    acts = iter(
        (
            lambda: change_supply_state(**said),
            lambda: import_accounts(file=io.BytesIO(b"A,B,C,D\n1,Eva Paz,Luna,activa\n"), **given),
        )
    )
    assert not [one for one in together(lambda: next(acts)()) if isinstance(one, Exception)]
    assert Account.objects.get().state == "suspended"
