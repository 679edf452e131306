"""Contracts open with a folio or the number they had, and end with their account; a new one begins it again."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.journal.folio_check import examine_folios
from ventanilla.journal.models import Entry
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import change_holder, change_supply_state, end_contract, open_contract
from ventanilla.register.checks import one_at_a_time, states_are_as_told
from ventanilla.register.models import Contract, ContractEnd, Holding, SupplyState
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.queries import current_pack

pytestmark = pytest.mark.req("A-03")
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def opened(people, account, key="k", **more):
    given = {"account": account, "signed_on": TODAY, "key": key, "by": people.pilar.actor, "at": AT}
    return open_contract(**given | more)


def ended(people, contract, **more):
    given = {
        "contract": contract,
        "ended_on": TODAY,
        "reason": "Lo pidió el titular",
        "by": people.pilar.actor,
        "at": AT,
    }
    return end_contract(**given | more)


def refusal(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value.code


def test_a_contract_takes_the_next_folio_and_the_holder(people, lupe):
    contract = opened(people, lupe)
    assert (contract.number, contract.party.name) == ("CON-2026-00001", "María Guadalupe Peña Hernández")
    assert opened(people, lupe) == contract
    assert Entry.objects.get(event="register.contract_opened").facts["contract"] == "CON-2026-00001"
    assert not SupplyState.objects.exists()
    assert not list(examine_folios())


def test_the_number_of_another_system_takes_no_folio(people, lupe):
    assert opened(people, lupe, number=" 8841 / B ").number == "8841 / B"
    assert not list(examine_folios())
    assert refusal(opened, people, lupe, key="b", number="8841 / B") == "numero-repetido"


def test_a_pack_without_folios_of_contracts_asks_for_the_number(people, lupe, monkeypatch):
    monkeypatch.delitem(current_pack().section("folios"), "contract")
    assert refusal(opened, people, lupe) == "sin-numero"


def test_what_is_refused_and_to_whom(people, lupe):
    assert refusal(opened, people, lupe, signed_on=TODAY + DAY) == "fecha-futura"
    contract = opened(people, lupe)
    assert refusal(opened, people, lupe, key="b") == "ya-contratada"
    assert refusal(ended, people, contract, reason=" ") == "sin-motivo"
    assert refusal(ended, people, contract, ended_on=TODAY - DAY) == "fecha-anterior"
    assert refusal(ended, people, contract, ended_on=TODAY + DAY) == "fecha-futura"
    for act, about in ((opened, lupe), (ended, contract)):
        with pytest.raises(NotAllowed):
            act(people, about, by=people.ana.actor)
    Holding.objects.update(ends_on=TODAY)
    assert refusal(opened, people, lupe, key="c") == "sin-titular"


def test_ending_it_terminates_the_account_in_the_same_act(people, lupe):
    contract = opened(people, lupe)
    end = ended(people, contract)
    assert ended(people, contract, reason="Otra vez") == end
    row = SupplyState.objects.get()
    assert (row.before, row.state, row.since, row.reason) == ("active", "terminated", TODAY, "Lo pidió el titular")
    assert Contract.objects.get().ended == end
    assert not list(states_are_as_told())


def test_a_new_contract_begins_a_terminated_account_again(people, lupe):
    ended(people, opened(people, lupe, signed_on=TODAY - 9 * DAY), ended_on=TODAY - DAY)
    assert refusal(opened, people, lupe, key="b", signed_on=TODAY - 2 * DAY) == "fecha-anterior"
    again = opened(people, lupe, key="b")
    lupe.refresh_from_db()
    last = SupplyState.objects.latest("pk")
    assert (again.number, lupe.state, last.reason) == ("CON-2026-00002", "active", "Contrato CON-2026-00002")
    assert not [*states_are_as_told(), *examine_folios()]


def test_the_contract_of_another_holder_takes_the_place_of_the_one_before(people, lupe):
    first = opened(people, lupe, signed_on=TODAY - DAY)
    change_holder(account=lupe, name="Rosa Trejo Luna", since=TODAY, by=CONSOLE, at=AT)
    second = opened(people, lupe, key="b")
    end = ContractEnd.objects.get()
    assert (end.contract, end.reason, second.party.name) == (first, f"Contrato {second.number}", "Rosa Trejo Luna")
    assert not SupplyState.objects.exists()


def test_an_account_terminated_without_contract_is_contracted(people, lupe):
    said = {"state": "terminated", "since": TODAY, "reason": "Lote vacío"}
    change_supply_state(account=lupe, **said, key="s", by=people.pilar.actor, at=AT)
    opened(people, lupe)
    lupe.refresh_from_db()
    assert lupe.state == "active"


def test_rows_only_grow_and_two_in_force_are_noticed(people, lupe):
    ended(people, opened(people, lupe))
    for model in (Contract, ContractEnd):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(by_name="Otra")
    opened(people, lupe, key="b")
    assert not list(one_at_a_time())
    by_force("DELETE FROM register_contractend")
    assert ["contratos vigentes a la vez" in said for said in one_at_a_time()] == [True]
