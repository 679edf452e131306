"""A settlement is told once, with its folio, and never changes; it moves no money."""

from datetime import date, timedelta

import pytest

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.refusals import UnableToSettle
from ventanilla.billing.tests.owing import AT, account_of, charged, owing, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Entry
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-01", "D-01")


def settled(people, account, **changed):
    given = {"given_to": "Lupe Peña", "key": "s", "by": people.ana.actor, "at": AT} | changed
    return issue_settlement(account=account, **given)


def test_it_says_what_is_owed_and_until_when_it_holds(people):
    issued = settled(people, owing(people))
    assert (issued.folio, issued.to_pay, issued.rounded_by) == ("LIQ-2026-000001", 48_600, -11)
    assert issued.valid_until == date(2026, 11, 25)
    assert [(line["name"], line["left"], line["late"]) for line in issued.lines][0] == (
        "Suministro de agua potable",
        42_795,
        1_583,
    )
    assert "3.7 % de $427.95" in issued.lines[0]["why"]
    assert Told.objects.get(event="billing.settled").facts == {"settlement": issued.folio, "to_pay": 48_600}


def test_what_is_charged_afterwards_does_not_change_it_and_twice_is_once(people):
    account = owing(people)
    before, entries = settled(people, account), Entry.objects.count()
    charged(people, account)
    again = settled(people, account, at=AT + timedelta(minutes=1))
    assert (again.pk, again.to_pay) == (before.pk, 48_600)
    assert (Entry.objects.count(), IssuedSettlement.objects.count()) == (entries + 1, 1)


@pytest.mark.parametrize("name", ["Lupe Peña", "PENA, lupe", " lupe  peña "])
def test_the_holder_shows_no_paper_however_the_name_is_written(people, name):
    assert settled(people, owing(people), given_to=name).proxy == ""


@pytest.mark.parametrize(
    ("shown", "field", "told"),
    [
        ({}, "paper", "carta poder, poder notarial"),
        ({"paper": "credencial", "proxy": "Lupe Peña"}, "paper", "Sin él no se le entrega"),
        ({"paper": "carta_poder", "proxy": " "}, "proxy", "de qué fecha"),
    ],
)
def test_nobody_else_is_given_it_without_a_paper_of_the_list(people, shown, field, told):
    with pytest.raises(UnableToSettle, match=told) as refused:
        settled(people, owing(people), given_to="Pedro Vecino", **shown)
    assert (refused.value.code, refused.value.field) == ("sin-poder", field)
    assert not IssuedSettlement.objects.exists()


def test_the_paper_that_was_shown_is_kept(people):
    shown = {"paper": "carta_poder", "proxy": "Lupe Peña, 1 de noviembre"}
    issued = settled(people, owing(people), given_to="Pedro Vecino", **shown)
    assert (issued.given_to, issued.proxy) == ("Pedro Vecino", "Carta poder, Lupe Peña, 1 de noviembre")


def test_an_account_that_owes_nothing_is_told_so(people):
    account = owing(people)
    paid(people, account, 48_600)
    issued = settled(people, account)
    assert (issued.to_pay, issued.lines, issued.nothing_to_pay) == (0, [], "Sin adeudo a la fecha")
    assert settled(people, account).pk == issued.pk
    charged(people, account)
    assert settled(people, account, key="after").nothing_to_pay == ""


def test_what_is_in_favour_covers_what_is_owed(people):
    account = owing(people)
    paid(people, account, 90_000)
    charged(people, account)
    issued = settled(people, account)
    assert (issued.to_pay, bool(issued.owed), len(issued.lines)) == (0, True, 1)
    assert issued.nothing_to_pay.startswith("Nada por pagar")


def test_nothing_charged_ever_nobody_named_and_who_may_not(people):
    with pytest.raises(UnableToSettle, match="sin-adeudo"):
        settled(people, account_of(people, "10-9"))
    account = owing(people)
    with pytest.raises(UnableToSettle, match="sin-nombre"):
        settled(people, account, given_to="  ")
    with pytest.raises(NotAllowed):
        settled(people, account, by=people.mario.actor)
    assert not IssuedSettlement.objects.exists()
