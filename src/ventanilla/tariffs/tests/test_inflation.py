"""What inflation adds to a late charge: by hand, with an index that lacks, that fell, and what was charged already."""

from datetime import date
from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.tariffs.points import IndexValue, Update, update

pytestmark = pytest.mark.req("E-01")
RULE = Update("inflacion", "Actualización", ("agua",), "inpc", "actualizacion", date(2026, 1, 1), citation="art. 30")
VALUES = [
    IndexValue("inpc", "2026-08", Decimal("140.000")),
    IndexValue("inpc", "2026-09", Decimal("141.400")),
    IndexValue("inpc", "2026-10", Decimal("142.107"), assumed=True),
    IndexValue("udi", "2026-10", Decimal(999)),
]
DUE, ON = date(2026, 9, 30), date(2026, 11, 20)
months = st.integers(0, 23).map(lambda n: f"{2025 + n // 12}-{n % 12 + 1:02d}")
tables = st.dictionaries(months, st.decimals(1, 500, places=3)).map(
    lambda told: [IndexValue("inpc", month, value) for month, value in told.items()]
)


def added(values=VALUES, rule=RULE, centavos=42_795, due_on=DUE, on=ON, charged_until=None):
    return update(rule, values, centavos=centavos, due_on=due_on, on=on, charged_until=charged_until)


def test_the_month_before_the_payment_by_the_month_before_the_due_day():
    line = added()
    assert (line.centavos, line.concept, line.citation, line.assumed) == (642, "actualizacion", "art. 30", True)
    assert line.why == (
        "$427.95 × (factor 1.0150 − 1) = $6.42; factor: INPC de octubre de 2026 (142.107) "
        "entre el de agosto de 2026 (140.000)"
    )


@pytest.mark.parametrize(
    ("changed", "centavos"),
    [
        ({"on": DUE}, None),
        ({"on": date(2026, 10, 1)}, 428),
        ({"rule": None}, None),
        ({"values": []}, None),
        ({"values": VALUES[1:]}, None),
        ({"values": [IndexValue("inpc", "2026-08", Decimal(140)), IndexValue("inpc", "2026-10", Decimal(139))]}, None),
        ({"charged_until": date(2026, 10, 15)}, 214),
        ({"charged_until": ON}, None),
        ({"centavos": 1}, None),
    ],
)
def test_when_nothing_or_less_is_added(changed, centavos):
    line = added(**changed)
    assert (line and line.centavos) == centavos


def test_a_month_not_published_yet_is_told_by_the_last_one():
    line = added(on=date(2027, 1, 5))
    assert line.centavos == 642
    assert "octubre de 2026 (142.107, el último publicado: falta diciembre de 2026)" in line.why


@given(tables, st.integers(1, 10_000_000), st.dates(date(2025, 2, 1), date(2026, 12, 31)), st.integers(1, 700))
def test_it_is_never_less_than_nothing_and_is_the_factor_cut(values, centavos, due_on, days):
    on = due_on.fromordinal(due_on.toordinal() + days)
    line = added(values, centavos=centavos, due_on=due_on, on=on)
    told = {v.month: v.value for v in values}
    before = [max((m for m in told if m < day.strftime("%Y-%m")), default=None) for day in (due_on, on)]
    if None in before:
        assert line is None
        return
    factor = (told[before[1]] / told[before[0]]).quantize(Decimal("0.0001"), rounding=ROUND_DOWN)
    exact = centavos * (factor - 1)
    assert abs((line.centavos if line else 0) - max(Decimal(0), exact)) <= Decimal("0.5")


@given(tables, st.integers(1, 1_000_000), st.dates(DUE, date(2026, 12, 31)))
def test_charged_up_to_a_day_it_is_not_charged_again_that_month(values, centavos, on):
    assert added(values, centavos=centavos, on=on, charged_until=on) is None
