"""A settlement by hand: the order of charges, what lateness adds, what is in favour, and the peso it is rounded to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.billing.points import settle
from ventanilla.ledger.queries import Item
from ventanilla.tariffs.points import Book, Concept, IndexValue, Rounding, Surcharge, Tax, Update

pytestmark = pytest.mark.req("E-01")
START = date(2026, 1, 1)
BOOK = Book(
    concepts=(Concept("agua", "Agua", 10), Concept("drenaje", "Drenaje", 20), Concept("anticipo", "Anticipo", 99)),
    surcharges=(Surcharge("mora", "Recargos", "recargos", Decimal("1.85"), START, citation="Ley de ingresos"),),
    rounding=Rounding(100, 50, "redondeo"),
)


def item(number, left, concept="agua", effective_on=date(2026, 9, 1), due_on=date(2026, 9, 30)):
    return Item(number, concept, "2026-09", effective_on, due_on, abs(left), left)


def test_the_oldest_is_first_and_of_one_day_the_order_of_the_concepts():
    held = [
        item(1, 100, "drenaje"),
        item(2, 100),
        item(3, 100, "drenaje", effective_on=date(2026, 7, 1)),
        item(4, 100, effective_on=date(2026, 11, 1)),
    ]
    found = settle(held, BOOK, on=date(2026, 9, 1))
    assert [line.item.number for line in found.lines] == [3, 2, 1, 4]
    assert [line.name for line in found.lines] == ["Drenaje", "Agua", "Drenaje", "Agua"]


def test_what_is_late_says_what_lateness_adds():
    held = [item(1, 20_000), item(2, 10_000, effective_on=date(2026, 11, 1), due_on=date(2026, 11, 30))]
    found = settle(held, BOOK, on=date(2026, 11, 20))
    first, second = found.lines
    assert (first.late.centavos, first.centavos, second.late) == (740, 20_740, None)
    assert first.late.why == "3.7 % de $200.00 por 2 meses o fracción desde mié 30 sep 2026 = $7.40"
    assert (found.owed, found.exact, found.rounded_by, found.to_pay) == (30_740, 30_740, -40, 30_700)


def test_lateness_charged_already_is_not_asked_for_twice():
    held = replace(item(1, 10_000), late_until=date(2026, 10, 30))
    [line] = settle([held], BOOK, on=date(2026, 11, 20)).lines
    assert line.late.centavos == 185


def test_what_is_in_favour_is_taken_off_and_never_asked_for():
    held = [item(1, 20_000), item(2, -5_000, "anticipo")]
    found = settle(held, BOOK, on=date(2026, 9, 2))
    assert (found.in_favour, found.exact) == (5_000, 15_000)
    over = settle([item(1, 20_000), item(2, -90_000, "anticipo")], BOOK, on=date(2026, 9, 2))
    assert (over.in_favour, over.exact, over.to_pay) == (90_000, 0, 0)


def test_who_owes_nothing_pays_nothing():
    found = settle([], BOOK, on=START)
    assert (found.lines, found.owed, found.to_pay) == ((), 0, 0)


def test_a_charge_without_a_due_day_is_never_late():
    [line] = settle([item(1, 100, due_on=None)], BOOK, on=date(2026, 12, 31)).lines
    assert line.late is None


def test_a_concept_that_the_book_no_longer_has_is_owed_by_its_code():
    [line] = settle([item(1, 100, "nada")], BOOK, on=START).lines
    assert (line.name, line.centavos) == ("nada", 100)


TAXED = replace(
    BOOK,
    concepts=(*BOOK.concepts, Concept("multas", "Multas", accrues=False)),
    taxes=tuple(
        Tax(code, "IVA", of, Decimal(16), START)
        for code, of in (("iva", "agua"), ("iva", "recargos"), ("iva_mora", "recargos"), ("iva_mora", "al_dia"))
    ),
    indices=(IndexValue("inpc", "2025-01", Decimal(100)), IndexValue("inpc", "2026-10", Decimal(140))),
    updates=(Update("inflacion", "Actualización", ("agua", "recargos", "redondeo"), "inpc", "al_dia", START),),
)
NEVER = ("recargos", "al_dia", "iva_mora", "redondeo", "multas")


@given(
    st.lists(st.tuples(st.sampled_from((*NEVER, "agua", "iva")), st.integers(10_000, 10**9)), max_size=9),
    st.dates(date(2026, 10, 1), date(2027, 12, 31)),
)
def test_lateness_its_taxes_and_rounding_accrue_nothing_whoever_told_them(told, on):
    """A tax that is also of other things accrues: of which it was nobody can tell."""
    held = [item(n, centavos, concept) for n, (concept, centavos) in enumerate(told)]
    for line in settle(held, TAXED, on=on).lines:
        assert bool(line.accruing) == (line.item.concept not in NEVER)
        assert line.centavos >= line.item.left
        if line.item.concept in NEVER:
            assert line.centavos == line.item.left


@given(st.lists(st.integers(-100_000, 100_000).filter(bool), max_size=12), st.dates(START, date(2026, 12, 31)))
def test_the_parts_always_make_the_whole(amounts, on):
    found = settle([item(n, left) for n, left in enumerate(amounts)], BOOK, on=on)
    late = sum(line.late.centavos for line in found.lines if line.late)
    assert found.owed == sum(a for a in amounts if a > 0) + late
    assert found.in_favour == -sum(a for a in amounts if a < 0)
    assert found.to_pay % 100 == 0
    assert abs(found.to_pay - max(0, found.owed - found.in_favour)) <= 50
