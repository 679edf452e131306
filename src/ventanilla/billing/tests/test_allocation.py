"""A payment is spread oldest first, lateness before its charge, and not a centavo is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.billing.points import allocate, settle
from ventanilla.billing.tests.test_settlement import BOOK, item

pytestmark = pytest.mark.req("E-02")
ON = date(2026, 11, 20)


def owed(*amounts):
    """Charges of July, August… of those centavos."""
    months = [(n, date(2026, 7 + n, 1), date(2026, 7 + n, 28)) for n in range(len(amounts))]
    held = [item(n, left, effective_on=on, due_on=due) for (n, on, due), left in zip(months, amounts, strict=True)]
    return settle(held, BOOK, on=ON)


@pytest.mark.parametrize(
    ("paid", "parts", "over"),
    [
        (500, [(0, 500, 0)], 0),
        (740, [(0, 740, 0)], 0),
        (741, [(0, 740, 1)], 0),
        (10_740, [(0, 740, 10_000)], 0),
        (10_900, [(0, 740, 10_000), (1, 160, 0)], 0),
        (31_850, [(0, 740, 10_000), (1, 1_110, 20_000)], 0),
        (40_000, [(0, 740, 10_000), (1, 1_110, 20_000)], 8_150),
    ],
)
def test_the_oldest_first_and_its_lateness_before_it(paid, parts, over):
    found = allocate(owed(10_000, 20_000), paid)
    assert [(p.line.item.number, p.late, p.charge) for p in found.parts] == parts
    assert found.over == over


def test_who_owes_nothing_has_it_all_in_favour():
    assert allocate(owed(), 5_000).over == 5_000


@pytest.mark.parametrize("paid", [0, -1])
def test_nothing_is_no_payment(paid):
    with pytest.raises(ValueError, match="no payment"):
        allocate(owed(100), paid)


@given(st.lists(st.integers(1, 100_000), max_size=4), st.integers(1, 500_000))
def test_not_a_centavo_is_lost_and_nothing_is_paid_twice(amounts, paid):
    settlement = owed(*amounts)
    found = allocate(settlement, paid)
    assert sum(part.centavos for part in found.parts) + found.over == paid
    assert all(part.charge <= part.line.item.left for part in found.parts)
    assert found.over == max(0, paid - settlement.owed)
    whole = [part for part in found.parts[:-1] if part.centavos != part.line.centavos]
    assert whole == []
