"""What something costs on a day, line by line, reckoned by hand from the law that was in force."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.tariffs.points import Book, Concept, Fee, Rounding, Surcharge, Tax, UnitValue, UnknownFee, surcharge
from ventanilla.tariffs.points import price as cost

pytestmark = pytest.mark.req("E-07")
START = date(2026, 1, 1)
BOOK = Book(
    concepts=(Concept("agua", "Agua"), Concept("derechos", "Derechos")),
    units=(
        UnitValue("uma", "UMA diaria", 11_314, date(2025, 2, 1), date(2026, 1, 31)),
        UnitValue("uma", "UMA diaria", 11_731, date(2026, 2, 1)),
    ),
    fees=(
        Fee("constancia", "Constancia", "derechos", Decimal("1.5"), "uma", START, citation="art. 7"),
        Fee("agua", "Agua sin medidor", "agua", Decimal("3.648"), "uma", START, uses=("doméstico",)),
        Fee("agua", "Agua sin medidor", "agua", Decimal("912.34"), "peso", START, uses=("comercial",)),
    ),
    taxes=(Tax("iva", "IVA", "agua", Decimal(16), START, uses=("comercial",), citation="LIVA"),),
    surcharges=(
        Surcharge("mora", "Recargos", "recargos", Decimal("1.85"), date(2025, 1, 1), date(2026, 2, 28)),
        Surcharge("mora", "Recargos", "recargos", Decimal("2"), date(2026, 3, 1), assumed=True),
    ),
)


@pytest.mark.parametrize(
    ("on", "centavos", "why"),
    [
        (date(2026, 1, 31), 16_971, "1.5 UMA diaria de $113.14 = $169.71"),
        (date(2026, 2, 1), 17_597, "1.5 UMA diaria de $117.31 = $175.97"),
    ],
)
def test_a_fee_in_units_of_account_is_worth_what_they_are_that_day(on, centavos, why):
    [line] = cost(BOOK, "constancia", on=on).lines
    assert (line.centavos, line.why, line.citation) == (centavos, why, "art. 7")


def test_each_use_class_has_its_own_with_its_tax():
    home = cost(BOOK, "agua", on=date(2026, 11, 20), use="doméstico", times=6)
    assert [(line.name, line.centavos) for line in home.lines] == [("Agua sin medidor", 256_770)]
    assert home.lines[0].why == "3.648 UMA diaria de $117.31 × 6 = $2,567.70"
    shop = cost(BOOK, "agua", on=date(2026, 11, 20), use="COMERCIAL ")
    assert [(line.concept, line.centavos) for line in shop.lines] == [("agua", 91_234), ("iva", 14_597)]
    assert shop.lines[1].why == "16 % de $912.34 = $145.97"
    assert shop.centavos == 105_831


@pytest.mark.parametrize(
    ("code", "on", "use"),
    [
        ("constancia", date(2025, 12, 31), ""),
        ("agua", date(2026, 11, 20), "industrial"),
        ("nada", date(2026, 11, 20), ""),
    ],
)
def test_what_the_book_does_not_have_is_said(code, on, use):
    with pytest.raises(UnknownFee):
        cost(BOOK, code, on=on, use=use)


def test_nothing_and_less_than_nothing_are_not_charged():
    with pytest.raises(ValueError, match="how many"):
        cost(BOOK, "constancia", on=START, times=0)


@pytest.mark.parametrize(
    ("total", "paid"),
    [(10_000, 10_000), (10_001, 10_000), (10_050, 10_000), (10_051, 10_100), (10_099, 10_100), (50, 0), (51, 100)],
)
def test_a_total_is_paid_to_the_peso_with_fifty_centavos_down(total, paid):
    assert total + Rounding(100, 50).difference(total) == paid


@given(st.integers(0, 10**11))
def test_rounding_never_moves_more_than_fifty_centavos(total):
    difference = Rounding(100, 50).difference(total)
    assert -50 <= difference <= 49
    assert (total + difference) % 100 == 0
    assert Rounding().difference(total) == 0


def late(on, due_on=date(2026, 1, 15), centavos=100_000):
    return surcharge(BOOK, "mora", centavos=centavos, due_on=due_on, on=on)


@pytest.mark.parametrize("on", [date(2026, 1, 14), date(2026, 1, 15)])
def test_what_is_not_late_costs_nothing_more(on):
    assert late(on) is None


@pytest.mark.parametrize(
    ("on", "centavos"),
    [
        (date(2026, 1, 16), 1_850),
        (date(2026, 2, 15), 1_850),
        (date(2026, 2, 16), 3_700),
        (date(2026, 3, 15), 3_700),
        (date(2026, 3, 16), 5_700),
        (date(2026, 4, 15), 5_700),
    ],
)
def test_each_month_or_part_of_it_is_charged_at_its_own_rate(on, centavos):
    assert late(on).centavos == centavos


def test_the_surcharge_says_how_it_was_reckoned():
    line = late(date(2026, 3, 16))
    assert line.why == "5.7 % de $1,000.00 por 3 meses o fracción desde jue 15 ene 2026 = $57.00"
    assert line.assumed
    assert late(date(2026, 1, 20)).why.endswith("por 1 mes o fracción desde jue 15 ene 2026 = $18.50")


def test_a_month_without_its_day_ends_on_its_last():
    assert late(date(2025, 2, 28), due_on=date(2025, 1, 31)).centavos == 1_850
    assert late(date(2025, 3, 1), due_on=date(2025, 1, 31)).centavos == 3_700


def test_what_was_charged_already_is_not_charged_again():
    until = {"centavos": 50_000, "due_on": date(2026, 1, 15), "on": date(2026, 3, 16)}
    line = surcharge(BOOK, "mora", **until, charged_until=date(2026, 2, 15))
    assert (line.centavos, line.why) == (
        1_925,
        "3.85 % de $500.00 por 2 meses o fracción desde dom 15 feb 2026 = $19.25",
    )
    assert surcharge(BOOK, "mora", **until, charged_until=date(2026, 3, 16)) is None
    assert surcharge(BOOK, "mora", **until, charged_until=date(2026, 1, 15)).centavos == 2_850


def test_months_without_a_rate_add_nothing():
    assert late(date(2024, 12, 30), due_on=date(2024, 11, 1)) is None


@given(
    st.integers(1, 10**9), st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.dates(date(2025, 1, 1), date(2027, 1, 1))
)
def test_waiting_longer_never_costs_less(centavos, one, other):
    sooner, later = sorted((one, other))
    charged = [line.centavos if line else 0 for line in (late(on, centavos=centavos) for on in (sooner, later))]
    assert charged[0] <= charged[1]
