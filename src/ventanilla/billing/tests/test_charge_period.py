"""A period charged to every account it is for: by use and state, once however often asked, and the books agree."""

import sys
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ventanilla.billing.actions import charge_period
from ventanilla.billing.models import PeriodFee
from ventanilla.billing.queries import book, settlement_of
from ventanilla.billing.refusals import UnableToCharge
from ventanilla.billing.tests.owing import AT, TODAY, account_of
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.tests.force import by_force
from ventanilla.ledger.checks import journal_tells_batches
from ventanilla.ledger.models import Entry, Transfer
from ventanilla.ledger.tests.test_checks import OURS
from ventanilla.lib.months import Month
from ventanilla.register.actions import change_supply_state
from ventanilla.register.models import Account, State
from ventanilla.staff.permissions import NotAllowed
from ventanilla.tariffs.points import UnknownFee
from ventanilla.utility.queries import current_pack

pytestmark = pytest.mark.req("E-07")
MONTH = Month(2026, 9)


@pytest.fixture
def accounts(people):
    """Two homes, a shop, one whose use has no fee, and one that left."""
    uses = {"1": "Doméstico", "2": "Comercial", "3": "Doméstico", "4": "Lunar", "5": "Doméstico"}
    made = {number: account_of(people, number, use) for number, use in uses.items()}
    Account.objects.filter(number="5").update(state=State.TERMINATED)
    return made


def charged(people, **changed):
    given = {"fees": ["agua_fija"], "period": MONTH, "due_on": date(2026, 11, 30), "by": people.ileana.actor, "at": AT}
    return sum(one.entries for one in charge_period(**given | changed))


def test_each_use_at_its_price_with_its_tax(people, accounts):
    assert charged(people) == 3
    owed = {number: settlement_of(account, TODAY).owed for number, account in accounts.items()}
    assert owed == {"1": 42_795, "2": 106_987 + 17_118, "3": 42_795, "4": 0, "5": 0}
    assert [s for check in OURS for s in check()] == []
    line = settlement_of(accounts["1"], TODAY).lines[0].item
    assert (line.period, line.due_on, line.effective_on) == ("2026-09", date(2026, 11, 30), TODAY)


def test_asked_again_nothing_is_charged_twice_and_another_fee_is(people, accounts):
    assert (charged(people), charged(people)) == (3, 3)
    assert Entry.objects.count() == 3
    assert charged(people, fees=["drenaje_fijo"]) == 4
    assert Entry.objects.count() == 7
    assert Told.objects.filter(event="ledger.batch_posted").count() == 2


def test_a_fee_charged_with_others_is_not_charged_again_in_another_list(people, accounts):
    charged(people)
    with pytest.raises(UnableToCharge, match="ya se cargó, con esta lista de cuotas: «Agua"):
        charged(people, fees=["drenaje_fijo", "agua_fija"])
    assert (Entry.objects.count(), PeriodFee.objects.count()) == (3, 1)


def test_in_other_stretches_it_is_the_same_and_nobody_is_charged_twice(people, accounts, monkeypatch):
    monkeypatch.setattr(sys.modules["ventanilla.billing.actions.charge_period"], "STRETCH", 2)
    assert charged(people) == 3
    monkeypatch.undo()
    assert charged(people) == 0
    assert Entry.objects.count() == 3
    assert [s for check in OURS for s in check()] == []


@pytest.mark.parametrize(
    ("states", "charged_too"), [(None, {"2"}), (("active",), set()), (("active", "suspended"), {"3"})]
)
def test_the_fee_says_in_which_states_it_is_charged_and_terminated_never(
    people, accounts, monkeypatch, states, charged_too
):
    fees = tuple(replace(fee, states=states) if states else fee for fee in book().fees)
    monkeypatch.setitem(current_pack()._read, "tariffs", replace(book(), fees=fees))
    for number, state in (("2", "restricted"), ("3", "suspended")):
        account = accounts[number]
        said = {"since": TODAY, "reason": "Adeudo", "key": number, "by": people.pilar.actor, "at": AT}
        change_supply_state(account=account, state=state, **said)
    assert charged(people) == 1 + len(charged_too)
    owing = {number for number, account in accounts.items() if settlement_of(account, TODAY).owed}
    assert owing == {"1", *charged_too}
    assert [s for check in OURS for s in check()] == []


def test_each_fee_of_one_run_has_its_own_states(people, accounts, monkeypatch):
    fees = tuple(replace(fee, states=("suspended",)) if fee.code == "drenaje_fijo" else fee for fee in book().fees)
    monkeypatch.setitem(current_pack()._read, "tariffs", replace(book(), fees=fees))
    Account.objects.filter(number="3").update(state=State.SUSPENDED)
    assert charged(people, fees=["agua_fija", "drenaje_fijo"]) == 3
    concepts = {
        number: {line.item.concept for line in settlement_of(one, TODAY).lines} for number, one in accounts.items()
    }
    assert (concepts["1"], concepts["4"], concepts["5"]) == ({"agua"}, set(), set())
    assert "drenaje" in concepts["3"]
    assert "agua" not in concepts["3"]


def test_what_is_changed_by_force_is_noticed(people, accounts):
    charged(people)
    first = Transfer.objects.earliest("pk")
    by_force(f"UPDATE ledger_transfer SET concept = 'drenaje' WHERE id = {first.pk}")
    assert len(list(journal_tells_batches())) == 1


def test_what_is_refused(people, accounts):
    with pytest.raises(UnableToCharge, match="sin-cuota"):
        charged(people, fees=[])
    with pytest.raises(UnknownFee):
        charged(people, fees=["alberca"])
    Account.objects.update(use_class="Lunar")
    with pytest.raises((UnableToCharge, UnknownFee)):
        charged(people)
    with pytest.raises(NotAllowed):
        charged(people, by=people.ana.actor)
    assert not Entry.objects.exists()


def test_the_command_tells_how_many_and_what_is_wrong(people, accounts, capsys):
    call_command("charge", period="2026-09", due="2026-11-30", fee=["agua_fija"])
    assert "a 3 cuentas" in capsys.readouterr().out
    for wrong in ({"period": "septiembre"}, {"due": "mañana"}, {"fee": ["alberca"]}):
        with pytest.raises(CommandError):
            call_command("charge", **{"period": "2026-09", "due": "2026-11-30", "fee": ["agua_fija"]} | wrong)
