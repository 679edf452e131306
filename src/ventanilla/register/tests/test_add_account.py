"""Adding an account and changing its holder: they work, are journalled, and refuse with a sentence."""

from datetime import date

import pytest
from tests.serviciudad import serviciudad

from ventanilla.journal.models import Entry
from ventanilla.register.actions import UnableToAdd, UnableToChangeHolder, add_account, change_holder
from ventanilla.register.models import Account, State
from ventanilla.register.queries import account, holder_of, holders_in_time, search
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.staff.permissions import NotAllowed

__all__ = ["serviciudad"]
DAY = date(2026, 11, 20)


@pytest.mark.req("A-03")
def test_an_added_account_is_journalled_without_names_in_its_facts(lupe):
    entry = Entry.objects.select_related("personal").get(event="register.account_added")
    assert "María" not in str(entry.facts)
    assert entry.personal.text["holder"] == "María Guadalupe Peña Hernández"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": "0012-345-6"}, "cuenta-repetida"),
        ({"number": " "}, "cuenta-sin-numero"),
        ({"holder": ""}, "sin-titular"),
    ],
)
def test_adding_refuses_and_says_why(lupe, changed, code):
    with pytest.raises(UnableToAdd) as refused:
        add_account(**{"number": "77", "holder": "Eva Paz", "street": "Hidalgo", "by": CONSOLE, "at": AT} | changed)
    assert refused.value.code == code


@pytest.mark.req("B-10")
def test_who_may_not_change_the_register_is_refused(people):
    with pytest.raises(NotAllowed):
        add_account(number="77", holder="Eva Paz", street="Hidalgo", by=people.ana.actor, at=AT)


@pytest.mark.req("A-03")
def test_the_old_holder_stays_in_the_history(lupe):
    change_holder(account=lupe, name="Rosa Trejo Luna", since=DAY, phones=["5555667788"], by=CONSOLE, at=AT)
    assert [h.party.name for h in holders_in_time(lupe)] == ["Rosa Trejo Luna", "María Guadalupe Peña Hernández"]
    assert holder_of(lupe, date(2026, 11, 19)).party.name == "María Guadalupe Peña Hernández"
    assert holder_of(lupe, DAY).party.name == "Rosa Trejo Luna"
    assert (
        [r.number for r in search("rosa trejo").rows] == [r.number for r in search("5555667788").rows] == ["0012-345-6"]
    )
    assert search("5512345678").rows == []


@pytest.mark.req("A-03")
def test_changing_the_holder_refuses_and_says_why(lupe):
    change_holder(account=lupe, name="Rosa Trejo Luna", since=DAY, by=CONSOLE, at=AT)
    for name, since, code in (("", DAY, "sin-titular"), ("Eva Paz", date(2026, 1, 1), "fecha-anterior")):
        with pytest.raises(UnableToChangeHolder) as refused:
            change_holder(account=lupe, name=name, since=since, by=CONSOLE, at=AT)
        assert refused.value.code == code


def test_the_holder_of_an_ended_account_does_not_change(lupe):
    Account.objects.filter(pk=lupe.pk).update(state=State.TERMINATED)
    with pytest.raises(UnableToChangeHolder, match="cuenta-de-baja"):
        change_holder(account=lupe, name="Eva Paz", since=DAY, by=CONSOLE, at=AT)


@pytest.mark.req("A-03")
def test_an_account_is_known_by_its_number_written_otherwise(lupe):
    assert account("00123456") == account("0012-345-6") == lupe
    assert account("") is None


def test_wrong_codes_and_phones_are_kept_as_warnings(db):
    made = add_account(number="9", holder="Eva Paz", street="Hidalgo", rfc="XX", phones=["no tiene"], by=CONSOLE, at=AT)
    party = holder_of(made, DAY).party
    assert party.rfc == "XX"
    assert len(party.warnings) == 2


@pytest.mark.req("H-03")
def test_a_phone_is_of_the_utility_s_country(serviciudad):
    made = add_account(number="77", holder="Eva", street="Carrera 16", phones=["300 123 4567", "x"], by=CONSOLE, at=AT)
    party = holder_of(made, DAY).party
    assert [(phone.number, phone.shown) for phone in party.phones.all()] == [("+573001234567", "300 1234567")]
    assert party.warnings == ["El teléfono «x» no se entiende."]
