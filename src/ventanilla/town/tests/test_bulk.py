"""A town made big by copy: nothing in it contradicts itself, and it takes along all that a petition has."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ventanilla.cases.actions.open_case import words_of
from ventanilla.cases.models import Case, CaseState, CaseWord
from ventanilla.documents.models import Document
from ventanilla.journal.actor import INSTALLER
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.fact_digest import digest_facts
from ventanilla.journal.models import Entry, SubscriberCursor
from ventanilla.journal.queries import head
from ventanilla.register.actions import change_supply_state
from ventanilla.register.models import Account, Connection, Contract
from ventanilla.register.supply_queries import supply_of
from ventanilla.town import census
from ventanilla.town.bulk import served
from ventanilla.town.bulk.multiply import UnableToMultiply, multiply
from ventanilla.town.bulk.registry import COPIED, LEFT_OUT, SPOILS, roads
from ventanilla.town.events import MADE
from ventanilla.town.life import Town
from ventanilla.town.padron import settle
from ventanilla.town.people import hire_town
from ventanilla.town.size import size_of_town
from ventanilla.town.supply import supply

OPENED = datetime(2026, 10, 5, 14, tzinfo=UTC)
UNTIL = datetime(2026, 10, 23, 17, tzinfo=UTC)


def a_town(seed, until=UNTIL, closes_log=False):
    """Some weeks of a small town: a few petitions finished, a few under way."""
    people = hire_town(seed=seed, since=date(2026, 10, 1), by=INSTALLER, at=OPENED)
    accounts = settle(seed=seed, accounts=12, by=INSTALLER, at=OPENED, told=lambda n: None)
    town = Town(seed, people, accounts, lambda day, cases: None, closes_log)
    town.live(first=date(2026, 10, 5), until=until, arrivals=3)
    return town


def found():
    return {name: said for name, check in CHECKS.items() if (said := list(check())[:5])}


def bigger(to):
    return multiply(to=to, seed=3, at=UNTIL, told=lambda done, of: None)


def said_in(case):
    """A petition's letters and entries as text."""
    letters = Document.objects.filter(subject_kind="case", subject_id=str(case.pk)).values_list("fields", "number")
    entries = Entry.objects.filter(subject_kind="case", subject_id=str(case.pk))
    return str([*letters, *entries.values_list("facts", "folio", "personal__text")])


def assert_own(case, lived):
    """Its letters, entries and words tell of this petition, and of none that was lived."""
    said = said_in(case)
    assert all(own in said for own in (case.folio, case.petitioner, case.account.number))
    assert not [other.folio for other in lived if other.folio in said]
    assert set(CaseWord.objects.filter(case=case).values_list("word", flat=True)) == words_of(case)


def test_a_town_made_big_does_not_contradict_itself_and_lives_on(db):
    town = a_town(3)
    lived = list(Case.objects.order_by("pk"))
    grown = bigger(200)
    assert (grown.cases, grown.skipped, Case.objects.count()) == (200, 0, 200)
    assert (size_of_town().cases, size_of_town().lived) == (200, len(lived))
    for hours in range(3):
        digest_facts(at=UNTIL + timedelta(hours=hours))
    assert found() == {}
    assert CaseState.objects.filter(closed_at=None).exists()
    assert Case.objects.filter(filed_at__year=2024).exists()
    assert set(SubscriberCursor.objects.values_list("seal", flat=True)) == {head().number}
    copied = Case.objects.exclude(pk__in=[case.pk for case in lived])
    for case in copied.order_by("pk")[::20]:
        assert_own(case, lived)
    town.live(first=date(2026, 10, 26), until=UNTIL + timedelta(days=4), arrivals=3)
    worked = Entry.objects.filter(subject_kind="case", subject_id__in=[str(case.pk) for case in copied], at__gt=UNTIL)
    assert worked.exists()
    assert found() == {}
    with pytest.raises(UnableToMultiply, match="ya se multiplicó"):
        bigger(300)


def test_where_nobody_made_a_town_nothing_is_copied(db):
    assert not Entry.objects.filter(event=MADE).exists()
    with pytest.raises(UnableToMultiply, match="no es la de un pueblo"):
        bigger(10)


def test_a_closed_day_of_the_visitor_log_takes_no_copies(db):
    a_town(3, until=OPENED + timedelta(days=1), closes_log=True)
    with pytest.raises(UnableToMultiply, match="no admite más visitas"):
        bigger(200)


def test_a_town_without_petitions_says_so(db):
    settle(seed=1, accounts=10, by=INSTALLER, at=OPENED, told=lambda n: None)
    with pytest.raises(UnableToMultiply, match="no tiene peticiones"):
        bigger(10)
    assert Account.objects.count() == 10


def big_register(to=60):
    return census.grow(to=to, seed=3, at=UNTIL, told=lambda done, of: None)


def how_served(account):
    """Its contract and pipes, without what is of the account alone."""
    now = supply_of(account)
    own = (now.contract.number == f"K-{account.number}", now.contract.party == account.holdings.get().party)
    days = {now.contract.signed_on, *(pipe.installed_on for pipe in now.connections)}
    assert days == {account.holdings.get().starts_on}
    return own, [(pipe.kind, pipe.diameter_mm, pipe.by_name) for pipe in now.connections]


@pytest.mark.req("A-03")
def test_the_accounts_of_a_big_register_are_served_as_those_lived(db):
    people = hire_town(seed=1, since=date(2026, 10, 1), by=INSTALLER, at=OPENED)
    lived = settle(seed=1, accounts=10, by=INSTALLER, at=OPENED, told=lambda n: None)
    keeper = next(iter(people["subgerente_padron"]))
    supply(lived, keeper=keeper, since=date(2026, 10, 5), until=OPENED)
    assert big_register() == 50
    copies = Account.objects.exclude(pk__in=[one.pk for one in lived]).order_by("pk")
    assert (Contract.objects.count(), Connection.objects.count()) == (60, 120)
    homes, shops = (copies.filter(use_class=use) for use in ("Doméstico", "Comercial"))
    assert {str(how_served(one)) for one in homes} == {str(how_served(lived[0]))}
    assert {str(how_served(one)) for one in shops} == {str(how_served(lived[2]))}
    said = {"reason": "Se demolió", "key": "k", "by": keeper.actor, "at": UNTIL}
    change_supply_state(account=copies[7], state="terminated", since=UNTIL.date(), **said)
    assert (big_register(), Contract.objects.count(), Connection.objects.count()) == (0, 60, 120)
    assert found() == {}


def test_what_was_stopped_before_it_was_served_is_served_when_asked_again(db, monkeypatch):
    settle(seed=1, accounts=10, by=INSTALLER, at=OPENED, told=lambda n: None)
    with monkeypatch.context() as stopping, pytest.raises(ZeroDivisionError):
        stopping.setattr(census, "serve", lambda **given: 1 // 0)
        big_register()
    assert (Account.objects.count(), Contract.objects.count()) == (60, 0)
    monkeypatch.setattr(served, "STRETCH", 7)
    assert big_register() == 0
    assert (Contract.objects.count(), Connection.objects.count()) == (50, 100)


@pytest.mark.parametrize("many", [5, 80])
def test_serving_asks_the_same_however_many_accounts_there_are(db, many):
    settle(seed=1, accounts=10, by=INSTALLER, at=OPENED, told=lambda n: None)
    big_register(10 + many)
    with CaptureQueriesContext(connection) as asked:
        served.serve(since="01000000", at=UNTIL, told=lambda done, of: None)
    assert len(asked) <= 6, [one["sql"] for one in asked.captured_queries]


def test_every_table_with_a_road_to_a_petition_is_copied_or_says_why_not():
    unnamed = roads() - COPIED - LEFT_OUT.keys() - SPOILS.keys()
    assert not unnamed, f"say of them in town/bulk/registry.py whether a copied petition takes them along: {unnamed}"
    assert not COPIED & (LEFT_OUT.keys() | SPOILS.keys())
