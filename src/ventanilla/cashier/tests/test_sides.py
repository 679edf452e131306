"""Whatever a shipped pack's catalogues can charge, forgive or receive has its accounting account."""

from datetime import date, timedelta

import pytest

from ventanilla.billing.actions import authorise_adjustment, grant_discount
from ventanilla.billing.queries import book, discount_of, programme_on, settlement_of
from ventanilla.billing.tests.owing import AT, TODAY, owing, proposed
from ventanilla.cashier.queries import declared
from ventanilla.cashier.sides import sides_of, unaccounted
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.cashier.voucher import voucher_of
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import PackView
from ventanilla.utility.tests.packs import PACKS, spoiled

pytestmark = pytest.mark.req("E-06")
ROUNDING = 'concept = "redondeo"\nsource = "CONAC, Plan de Cuentas, 4.3.9.9"'


@pytest.mark.parametrize("pack", sorted(one.parent.name for one in PACKS.glob("*/accounting.toml")))
def test_a_shipped_pack_has_an_account_for_all_and_says_which_income_and_relief_each_is(pack):
    view = PackView(read_folder(PACKS / pack))
    book, tills, chart = (view.section(name) for name in ("tariffs", "tills", "accounting"))
    assert unaccounted(book, tills, chart) == []
    own = {(one.ledger, one.concept) for one in chart.accounts}
    apart = {side for side in sides_of(book, tills) if side[0] in ("revenue", "relief")}
    assert apart - own == set()
    assert not any("cuenta contable" in sentence for sentence in view.told(TODAY))


def test_who_publishes_is_told_what_has_none():
    told = PackView(spoiled("accounting.toml", ROUNDING, ROUNDING.replace("redondeo", "otro"))).told(TODAY)
    assert "Sin cuenta contable, agréguela en accounting.toml: ingreso: Redondeo." in told
    emptied = PackView(spoiled("accounting.toml", '"tax"', '"bank"\nconcept = "x"')).told(TODAY)
    assert [one for one in emptied if "impuesto: Impuesto al valor agregado." in one]


@pytest.mark.django_db
def test_every_word_of_a_day_is_among_them(people):
    opened(people)
    paid(people, owing(people))
    known = sides_of(book(), declared())
    assert {(one.kind, one.concept) for one in voucher_of(TODAY).lines} <= set(known)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        ("error_facturacion", {}, "5599-001"),
        ("incobrable", {"agreement": "A-1", "agreed_on": date(2026, 11, 1)}, "5599-002"),
    ],
)
def test_an_adjustment_and_a_write_off_go_each_to_its_own(people, kind, more, code):
    owed = owing(people)
    adjustment = proposed(people, owed, kind=kind, by=people.ileana.actor, **more)
    authorise_adjustment(adjustment=adjustment, by=people.diana.actor, at=AT + timedelta(hours=1))
    (relief,) = [one for one in voucher_of(TODAY).lines if one.kind == "relief"]
    assert (relief.account.code, relief.debit) == (code, 5_000)


@pytest.mark.django_db
def test_a_discount_goes_to_its_programme(people):
    owed = owing(people)
    rule = programme_on("adultos_mayores", TODAY)
    seen = sum(one.centavos for one in discount_of(settlement_of(owed, TODAY), rule))
    grant_discount(account=owed, programme=rule.code, papers=True, seen=seen, key="d", by=people.ileana.actor, at=AT)
    (relief,) = [one for one in voucher_of(TODAY).lines if one.kind == "relief"]
    assert (relief.name, relief.account.code) == ("Bonificación a personas adultas mayores", "5593-001")
