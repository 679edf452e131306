"""Connections are added and ended, one of each kind at a time; the use of an account changes by a row."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.journal.models import Entry
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import add_connection, change_use, end_connection
from ventanilla.register.checks import one_at_a_time, uses_are_as_told
from ventanilla.register.models import Account, Connection, ConnectionEnd, State, UseChange
from ventanilla.register.tests.conftest import AT
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.queries import current_pack
from ventanilla.utility.tests.packs import faults_of, spoiled

pytestmark = pytest.mark.req("A-03")
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def added(people, account, key="k", **more):
    said = {"kind": "water", "diameter_mm": 13, "installed_on": TODAY - 9 * DAY}
    return add_connection(**{"account": account, **said, "key": key, "by": people.pilar.actor, "at": AT, **more})


def ended(people, connection, **more):
    given = {"ended_on": TODAY - DAY, "reason": "Se cambió de diámetro", "by": people.pilar.actor, "at": AT}
    return end_connection(connection=connection, **given | more)


def used(people, account, key="u", **more):
    said = {"use": "Comercial", "since": TODAY - DAY, "reason": "Abrió una tienda"}
    return change_use(**{"account": account, **said, "key": key, "by": people.pilar.actor, "at": AT, **more})


def refusal(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value.code


def test_a_connection_is_added_once_and_ended_once(people, lupe):
    connection = added(people, lupe)
    assert added(people, lupe) == connection
    assert str(connection) == "Toma de agua de 13 mm"
    assert str(added(people, lupe, key="d", kind="sewer", diameter_mm=152)) == "Descarga de drenaje de 152 mm"
    end = ended(people, connection)
    assert ended(people, connection, reason="Otra vez") == end
    assert added(people, lupe, key="wider", diameter_mm=19, installed_on=TODAY - DAY).ended is None
    assert Entry.objects.filter(event__startswith="register.connection_").count() == 4
    assert not list(one_at_a_time())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "gas"}, "tipo"),
        ({"diameter_mm": 14}, "diametro"),
        ({"diameter_mm": 0}, "diametro"),
        ({"kind": "water"}, "ya-conectada"),
        ({"installed_on": TODAY + DAY}, "fecha-futura"),
    ],
)
def test_what_is_no_connection(people, lupe, more, code):
    added(people, lupe)
    assert refusal(added, people, lupe, key="b", **{"kind": "sewer", **more}) == code


def test_when_it_ends_and_what_comes_after_is_in_order(people, lupe):
    connection = added(people, lupe)
    assert refusal(ended, people, connection, ended_on=TODAY - 10 * DAY) == "fecha-anterior"
    assert refusal(ended, people, connection, reason="") == "sin-motivo"
    ended(people, connection)
    assert refusal(added, people, lupe, key="b", installed_on=TODAY - 5 * DAY) == "fecha-anterior"


def test_any_diameter_where_the_pack_names_none(people, lupe, monkeypatch):
    monkeypatch.setitem(current_pack()._read, "service", type(current_pack().section("service"))())
    assert refusal(added, people, lupe, diameter_mm=2001) == "diametro"
    assert added(people, lupe, diameter_mm=14).diameter_mm == 14
    assert used(people, lupe, use="  Riego   de parque ").after == "Riego de parque"


def test_a_use_changes_by_a_row_and_the_account_repeats_it(people, lupe):
    row = used(people, lupe, use="COMERCIAL")
    assert used(people, lupe, use="Industrial") == row
    lupe.refresh_from_db()
    assert (row.before, row.after, lupe.use_class) == ("Doméstico", "Comercial", "Comercial")
    assert Entry.objects.get(event="register.use_changed").facts["after"] == "Comercial"
    assert not list(uses_are_as_told())
    by_force("UPDATE register_account SET use_class = 'Industrial'")
    assert ["el uso no es el del último" in said for said in uses_are_as_told()] == [True]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"use": "Lunar"}, "uso"),
        ({"use": ""}, "uso"),
        ({"use": "Doméstico"}, "sin-cambio"),
        ({"reason": ""}, "sin-motivo"),
        ({"since": TODAY + DAY}, "fecha-futura"),
    ],
)
def test_a_use_that_cannot_be(people, lupe, more, code):
    assert refusal(used, people, lupe, **more) == code


def test_a_terminated_account_takes_neither_and_who_may_not_is_refused(people, lupe):
    connection = added(people, lupe)
    for act, about in ((added, lupe), (used, lupe), (ended, connection)):
        with pytest.raises(NotAllowed):
            act(people, about, by=people.ana.actor)
    Account.objects.update(state=State.TERMINATED)
    assert refusal(added, people, lupe, key="b", kind="sewer") == "cuenta-de-baja"
    assert refusal(used, people, lupe) == "cuenta-de-baja"
    assert ended(people, connection).pk


def test_rows_only_grow_and_two_in_use_are_noticed(people, lupe):
    ended(people, added(people, lupe))
    used(people, lupe)
    for model in (Connection, ConnectionEnd, UseChange):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(by_name="Otra")
    added(people, lupe, key="b", installed_on=TODAY)
    assert not list(one_at_a_time())
    by_force("DELETE FROM register_connectionend")
    assert ["2 conexiones en uso" in said for said in one_at_a_time()] == [True]


@pytest.mark.req("H-03")
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("mm = 13", "mm = 0", "mayor que cero"),
        ('name = "Mixto"\nassumed = true', 'name = "Mixto"', "no dice de dónde sale"),
        ('code = "mixto"', 'clave = "mixto"', "Falta el dato «code»"),
    ],
)
def test_a_fault_of_the_pack_is_named(old, new, sentence):
    assert sentence in " ".join(fault.sentence for fault in faults_of(spoiled("service.toml", old, new)))
