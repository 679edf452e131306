"""How a service stands changes by a row with who, when, since which day and why; terminated is final."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.journal.actor import Subject
from ventanilla.journal.models import Entry
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import add_connection, change_supply_state, open_contract
from ventanilla.register.checks import one_at_a_time, states_are_as_told
from ventanilla.register.models import Account, ContractEnd, Holding, State, SupplyState
from ventanilla.register.queries import search
from ventanilla.register.supply import NEXT
from ventanilla.register.tests.conftest import AT
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("A-03")
TODAY = date(2026, 11, 20)
SAID = {"state": "suspended", "since": TODAY, "reason": "Orden 44 de suspensión"}


def changed(people, account, key="k", **more):
    return change_supply_state(**{"account": account, **SAID, "key": key, "by": people.pilar.actor, "at": AT, **more})


def refused(people, account, **more):
    """The code of the refusal; nothing is written."""
    before = SupplyState.objects.count()
    with pytest.raises(Refusal) as caught:
        changed(people, account, key="another", **more)
    assert SupplyState.objects.count() == before
    return caught.value.code


def test_a_change_is_a_row_and_the_account_repeats_it(people, lupe):
    case = Subject("case", "7", "OP-2026-00007")
    row = changed(people, lupe, case=case)
    lupe.refresh_from_db()
    assert (row.before, row.state, lupe.state) == ("active", "suspended", "suspended")
    assert (row.by_name, row.at, row.case) == ("Pilar Montes Gil", AT, case)
    told = Entry.objects.select_related("personal").get(event="register.state_changed")
    assert told.subject_id == str(lupe.pk)
    assert told.facts == {"before": "active", "state": "suspended", "since": "2026-11-20", "case": "OP-2026-00007"}
    assert told.personal.text == {"reason": SAID["reason"]}
    assert not list(states_are_as_told())


def test_sent_twice_it_changes_once(people, lupe):
    assert changed(people, lupe) == changed(people, lupe, state="restricted")
    assert SupplyState.objects.count() == 1


@pytest.mark.parametrize("before", State.values)
@pytest.mark.parametrize("after", State.values)
def test_only_what_may_follow_follows(people, lupe, before, after):
    Account.objects.filter(pk=lupe.pk).update(state=before)
    if after in NEXT[before]:
        assert changed(people, lupe, state=after).before == before
    else:
        assert refused(people, lupe, state=after) == ("sin-cambio" if after == before else "cuenta-de-baja")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": "  "}, "sin-motivo"),
        ({"since": TODAY + timedelta(days=1)}, "fecha-futura"),
        ({"since": TODAY - timedelta(days=9)}, "fecha-anterior"),
        ({"state": "wet"}, "estado"),
        ({"state": "restricted"}, "sin-cambio"),
    ],
)
def test_what_is_refused(people, lupe, more, code):
    changed(people, lupe, state="restricted", since=TODAY - timedelta(days=8))
    assert refused(people, lupe, **more) == code


@pytest.mark.parametrize("known", ["holder", "contract", "connection"])
def test_a_day_before_the_account_is_known_is_refused(people, lupe, known):
    first = date(2015, 3, 2)
    if known == "holder":
        Holding.objects.update(starts_on=first)
    elif known == "contract":
        open_contract(account=lupe, signed_on=first, key="c", by=people.pilar.actor, at=AT)
    else:
        given = {"kind": "water", "diameter_mm": 13, "installed_on": first, "key": "w"}
        add_connection(account=lupe, **given, by=people.pilar.actor, at=AT)
    with pytest.raises(Refusal, match="Lo primero que se sabe de esta cuenta es del 02/03/2015"):
        changed(people, lupe, since=date(1900, 1, 1))
    assert refused(people, lupe, since=first - timedelta(days=1)) == "antes-de-la-cuenta"
    assert changed(people, lupe, since=first).since == first


def test_who_may_not_is_refused(people, lupe):
    with pytest.raises(NotAllowed):
        changed(people, lupe, by=people.ana.actor)


def test_terminated_its_contract_ends_in_the_same_act_and_it_is_still_found(people, lupe):
    contract = open_contract(account=lupe, signed_on=TODAY, key="c", by=people.pilar.actor, at=AT)
    assert refused(people, lupe, state="terminated", since=TODAY - timedelta(days=1)) == "fecha-anterior"
    changed(people, lupe, state="terminated")
    assert ContractEnd.objects.get().contract == contract
    row = search("guadalupe peña").rows[0]
    assert (row.number, row.state_label) == (lupe.number, "Baja")
    assert refused(people, lupe, state="active") == "cuenta-de-baja"


def test_rows_only_grow(people, lupe):
    changed(people, lupe)
    for write in (lambda: SupplyState.objects.update(state="active"), SupplyState.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_verify_notices_what_was_changed_by_force(people, lupe):
    changed(people, lupe, state="restricted")
    changed(people, lupe, key="second")
    assert not [*states_are_as_told(), *one_at_a_time()]
    by_force(f"UPDATE register_account SET state = 'active' WHERE id = {lupe.pk}")
    assert ["no es el del último cambio" in said for said in states_are_as_told()] == [True]
    by_force("UPDATE register_supplystate SET before = 'active'", "UPDATE register_account SET state = 'suspended'")
    assert ["no siguen uno de otro" in said for said in states_are_as_told()] == [True]
