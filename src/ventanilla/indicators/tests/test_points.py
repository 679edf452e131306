"""Tallies and percentages: the split always adds up to the total, and nothing is divided by nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.indicators.points import ACHIEVED, OUT, PENDING, Figure, Tally, kinds, percent, split, total
from ventanilla.lib.months import Month, run_of

some_tallies = st.lists(
    st.builds(
        Tally,
        group=st.sampled_from(["internal", "other", "medidores"]),
        kind=st.sampled_from(["a", "b", "c"]),
        place=st.sampled_from([ACHIEVED, PENDING, OUT]),
        count=st.integers(0, 10_000),
    )
)


@pytest.mark.req("G-01", "G-02")
@given(some_tallies)
def test_the_split_sums_to_the_total(tallies):
    whole = total(tallies)
    for parts in (split(tallies), kinds(tallies)):
        assert sum(parts.values(), Figure()) == whole
    assert whole.base + whole.out == sum(tally.count for tally in tallies)


@pytest.mark.req("G-01")
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_two_formulas_are_each_others_inverse_and_the_sensible_never_passes_100(achieved, pending):
    figure = Figure(achieved, pending)
    assert (figure.sensible is None) == (figure.base == 0)
    assert (figure.printed is None) == (achieved == 0)
    if figure.sensible is not None:
        assert 0 <= figure.sensible <= 100
        assert (figure.sensible == 100) or pending
    if figure.printed is not None:
        assert figure.printed >= 100


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 800, "0.1"), (0, 5, "0.0"), (5, 5, "100.0")]
)
def test_a_percentage_has_one_decimal(part, whole, said):
    assert percent(part, whole) == Decimal(said)


@pytest.mark.parametrize("text", ["", "2026", "2026-00", "2026-13", "1026-01", "2026-1", "2026-10-01", "٢٠٢٦-10"])
def test_what_is_no_month_is_none(text):
    assert Month.read(text) is None


def test_months_follow_each_other_over_the_year():
    months = run_of(Month(2026, 2), 13)
    assert [months[0].code, months[-1].code, len(months)] == ["2025-02", "2026-02", 13]
    assert months == sorted(set(months))
