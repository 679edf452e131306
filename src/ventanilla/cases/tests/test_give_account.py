"""A petition presented without its account is given it later, once, with how it is known."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from ventanilla.cases.actions.give_account import give_account
from ventanilla.cases.checks import accounts_are_theirs, words_are_theirs
from ventanilla.cases.models import CaseAccount, CaseState
from ventanilla.cases.queries import Filters, asked, cases_of_account
from ventanilla.cases.tests.acts import told
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import add_account
from ventanilla.staff.permissions import NotAllowed
from ventanilla.staff.queries import standing

pytestmark = pytest.mark.req("A-03")


@pytest.fixture
def case(story):
    return story.open()


@pytest.fixture
def lupe(people, story):
    return account_of(people, story, "77-12", "Lupe Peña")


def account_of(people, story, number, holder):
    return add_account(number=number, holder=holder, street="Hidalgo", by=people.pilar.actor, at=story.now)


def given(case, account, people, story, **changed):
    said = {"reason": "Lo dice su recibo", "by": people.ana.actor, "at": story.now} | changed
    return give_account(case=case, account=account, **said)


def test_it_is_noted_once_and_the_petition_stands_in_the_account(case, lupe, people, story):
    assert given(case, lupe, people, story) == given(case, lupe, people, story)
    held = standing(people.ana.actor, story.now)
    assert [row.case for row in cases_of_account(lupe.pk, held, story.now).open] == [case]
    assert list(asked(held, Filters(text="77 12"))) == [case]
    case.refresh_from_db()
    assert case.account is None
    assert told(story, "cases.account_given").facts == {"account": "77-12"}
    assert not list(accounts_are_theirs())
    assert not list(words_are_theirs())


def test_it_refuses_and_says_why(case, lupe, people, story):
    with pytest.raises(Refusal, match="sin-motivo"):
        given(case, lupe, people, story, reason=" ")
    with pytest.raises(NotAllowed):
        given(case, lupe, people, story, by=people.mario.actor)
    given(case, lupe, people, story)
    with pytest.raises(Refusal, match="con-cuenta"):
        given(case, account_of(people, story, "78", "Eva"), people, story)
    assert CaseAccount.objects.count() == 1


def test_a_closed_petition_takes_none(case, lupe, people, story):
    CaseState.objects.filter(case=case).update(closed_at=story.now)
    with pytest.raises(Refusal, match="cerrada"):
        given(case, lupe, people, story)


def test_it_only_grows_and_verify_tells_of_another(case, lupe, people, story):
    given(case, lupe, people, story)
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseAccount.objects.update(reason="Otra")
    CaseState.objects.filter(case=case).update(account=None)
    assert case.folio in "".join(accounts_are_theirs())


def test_on_screen_it_is_looked_for_chosen_and_noted(case, lupe, people):
    client, address = Client(), f"/peticiones/{case.folio}/cuenta/"
    client.force_login(people.ana, backend="ventanilla.staff.backends.Staff")
    assert address in client.get(f"/peticiones/{case.folio}/").content.decode()
    assert "Elegir la cuenta 77-12" in client.get(address, {"q": "lupe pena"}).content.decode()
    assert 'value="77-12"' in client.get(address, {"cuenta": "77-12"}).content.decode()
    refused = client.post(address, {"account": "999", "reason": "Lo dice su recibo"})
    assert (refused.status_code, "Lo dice su recibo" in refused.content.decode()) == (422, True)
    assert client.post(address, {"account": "77-12", "reason": "Su recibo"}).status_code == 302
    page = client.get(f"/peticiones/{case.folio}/").content.decode()
    assert "/cuentas/77-12/" in page
    assert address not in page
    assert "eso no se cambia" in client.get(address).content.decode()
