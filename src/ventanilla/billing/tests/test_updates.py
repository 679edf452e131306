"""A late charge brought up to date: on the settlement, in surcharges, and charged when it is paid."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.points import allocate, settle
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.tests.owing import AT, DRAIN, DRAIN_TAX, LATE, TODAY, WATER, owing, paid
from ventanilla.billing.tests.test_adjustments import wrong
from ventanilla.billing.tests.test_settlement import BOOK, item
from ventanilla.journal.actor import INSTALLER
from ventanilla.tariffs.points import IndexValue, Prescription, Update
from ventanilla.tariffs.tests.test_pack_sections import view
from ventanilla.utility.actions.publish_pack import publish_pack

pytestmark = pytest.mark.req("E-01")
ON = date(2026, 11, 20)
START = date(2026, 1, 1)
RULE = Update("inflacion", "Actualización", ("agua",), "inpc", "actualizacion", START)
INDICES = (IndexValue("inpc", "2026-08", Decimal(140)), IndexValue("inpc", "2026-10", Decimal(147)))
PACK_INDEX = """[[index]]
code = "inpc"
month = "2026-08"
value = "140"
assumed = true
[[index]]
code = "inpc"
month = "2026-10"
value = "147"
assumed = true
"""
PACK_UPDATE = """[[update]]
code = "inflacion"
name = "Actualización"
concepts = ["agua"]
index = "inpc"
concept = "actualizacion"
valid_from = 2026-01-01
assumed = true
"""
ADDED = 2_140
"""5 % of the water."""


def book(base="original", **more):
    return replace(BOOK, updates=(replace(RULE, base=base),), indices=INDICES, **more)


@pytest.fixture
def updated(db):
    """The pack with an index that rose 5 %."""
    changed = view(indices=("# El índice", f"{PACK_INDEX}\n# El"), updates=("# La act", f"{PACK_UPDATE}\n# La act"))
    publish_pack(files=changed.files, by=INSTALLER, at=AT)


@pytest.mark.parametrize(("base", "late"), [("original", 740), ("updated", 777)])
def test_the_surcharge_is_of_what_the_rule_says(base, late):
    [line] = settle([item(1, 20_000)], book(base), on=ON).lines
    assert (line.updated.centavos, line.late.centavos, line.centavos) == (1_000, late, 21_000 + late)


def test_only_of_its_concepts_and_only_when_late():
    held = [item(1, 20_000, "drenaje"), item(2, 20_000, due_on=date(2026, 11, 30)), item(3, 1, due_on=None)]
    assert [line.updated for line in settle(held, book(), on=ON).lines] == [None] * 3
    assert settle([item(1, 20_000)], BOOK, on=ON).lines[0].updated is None


def test_what_may_be_out_of_time_is_flagged_and_owed_all_the_same():
    rule = Prescription("c", "Prescripción", ("agua",), 5, "prescrito", START, citation="art. 43")
    held = [item(n, 100, due_on=due) for n, due in enumerate([date(2021, 11, 19), date(2021, 11, 20), None])]
    found = settle(held, book(prescriptions=(rule,)), on=ON)
    assert [line.expired for line in found.lines] == [(ON, rule), None, None]
    assert found.owed >= 300
    assert rule.since(date(2020, 2, 28)) == date(2025, 3, 1)


def test_it_is_charged_when_it_is_paid_and_undone_books_balance(people, updated):
    account = owing(people)
    told = settlement_of(account, TODAY)
    assert told.owed == WATER + DRAIN + DRAIN_TAX + LATE + ADDED
    taken, _ = paid(people, account, told.to_pay)
    accrued = [(t.concept, t.centavos) for t in taken.due.transfers.order_by("pk") if t.accrues_on_id]
    assert accrued == [("recargos", 1_583), ("actualizacion", ADDED), ("recargos", 130), ("recargos", 21)]
    assert items_owed(account) == []
    assert wrong() == []


def test_a_part_leaves_what_was_charged_and_the_same_month_adds_no_more(people, updated):
    account = owing(people)
    paid(people, account, 3_000)
    left = [(one.concept, one.left) for one in items_owed(account) if one.concept in {"agua", "actualizacion"}]
    assert left == [("agua", WATER), ("actualizacion", 1_583 + ADDED - 3_000)]
    lines = settlement_of(account, TODAY).lines
    assert [line.updated for line in lines] == [None] * 4
    assert wrong() == []


def test_the_settlement_says_both(client, people, updated):
    account = owing(people)
    client.force_login(people.ana)
    page = client.get("/cuentas/10-1/adeudo/").content.decode()
    for said in ("Actualización: $427.95 × (factor 1.0500 − 1) = $21.40", "índice de muestra", "tasa de muestra"):
        assert said in page
    issued = issue_settlement(account=account, given_to="Lupe Peña", key="k", by=people.ana.actor, at=AT)
    assert issued.lines[0]["late"] == 1_583 + ADDED
    assert "; Actualización: $427.95 ×" in issued.lines[0]["why"]


@given(st.lists(st.integers(1, 100_000), min_size=1, max_size=4), st.integers(1, 500_000))
def test_not_a_centavo_is_lost_with_both(amounts, centavos):
    settlement = settle([item(n, left) for n, left in enumerate(amounts)], book("updated"), on=ON)
    found = allocate(settlement, centavos)
    assert sum(part.centavos for part in found.parts) + found.over == centavos
    for part in found.parts:
        assert len(part.accruing) == len(part.line.accruing)
        assert all(paid <= line.centavos for paid, line in zip(part.accruing, part.line.accruing, strict=True))
