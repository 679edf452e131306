"""Charging a fee of the book: once, with its taxes, at the price of the day, by who may."""

import pytest

from ventanilla.billing.queries import settlement_of
from ventanilla.billing.refusals import UnableToCharge
from ventanilla.billing.tests.owing import TODAY, account_of, charged
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.tariffs.points import UnknownFee

pytestmark = pytest.mark.req("E-07")


def test_the_rights_of_a_procedure_are_owed_from_now_and_never_late(people):
    account = account_of(people)
    charged(people, account)
    told = settlement_of(account, TODAY)
    assert [(line.name, line.centavos, line.late) for line in told.lines] == [("Derechos por trámites", 17_597, None)]
    assert Told.objects.get(event="billing.charged").facts["centavos"] == 17_597


def test_a_fee_with_tax_is_two_charges(people):
    account = account_of(people)
    charged(people, account, "drenaje_fijo", period="2026-5B")
    lines = settlement_of(account, TODAY).lines
    assert [(line.item.concept, line.item.period, line.centavos) for line in lines] == [
        ("drenaje", "2026-5B", 3_519),
        ("iva", "2026-5B", 563),
    ]


def test_sent_twice_it_is_charged_once_also_at_another_price(people):
    account = account_of(people)
    first = charged(people, account, key="one")
    assert charged(people, account, key="one", times=2).pk == first.pk
    assert Entry.objects.count() == Told.objects.filter(event="billing.charged").count() == 1


@pytest.mark.parametrize("times", [0, -1, 100])
def test_how_many_makes_sense(people, times):
    with pytest.raises(UnableToCharge, match="cantidad"):
        charged(people, account_of(people), times=times)


def test_what_the_book_does_not_have_is_refused(people):
    with pytest.raises(UnknownFee, match="sin-tarifa"):
        charged(people, account_of(people), "alberca")
    with pytest.raises(UnknownFee, match="sin-tarifa"):
        charged(people, account_of(people, "10-2", use="Industrial"), "agua_fija")


def test_who_may_not_charge_does_not(people):
    people.ileana = people.ana
    with pytest.raises(NotAllowed):
        charged(people, account_of(people))
    assert not Entry.objects.exists()
