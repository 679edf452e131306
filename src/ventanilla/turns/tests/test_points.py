"""The fair order, the states and the announced wait, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from ventanilla.turns import points
from ventanilla.turns.catalogue import Rules
from ventanilla.turns.points import First, choose, percentile, replay, wait_minutes

pytestmark = pytest.mark.req("A-02")
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)
RULES = Rules(priority_per_normal=2, longest_wait_minutes=40)


def first(number, minutes, priority=False):
    return First(number, NOW - timedelta(minutes=minutes), priority)


@pytest.mark.parametrize(
    ("preferred", "other", "last", "expected"),
    [
        ((1, 5), (2, 9), [], 1),
        ((1, 5), (2, 9), [True], 1),
        ((1, 5), (2, 9), [True, True], 2),
        ((1, 5), (2, 9), [False, True, True], 1),
        ((1, 5), None, [True, True, True], 1),
        (None, (2, 9), [], 2),
        (None, None, [], None),
        ((1, 5), (2, 40), [], 2),
        ((1, 40), (2, 5), [True, True], 1),
        ((1, 41), (2, 50), [], 1),
        ((1, 41), (2, 50), [True, True], 2),
    ],
)
def test_who_is_called(preferred, other, last, expected):
    chosen = choose(
        first(*preferred, priority=True) if preferred else None, first(*other) if other else None, last, RULES, NOW
    )
    assert (chosen.ticket if chosen else None) == expected


def test_in_a_long_line_each_kind_gets_its_share():
    last, order = [], []
    for _ in range(9):
        chosen = choose(first(1, 5, priority=True), first(2, 5), last, RULES, NOW)
        last.insert(0, chosen.priority)
        order.append("P" if chosen.priority else "n")
    assert "".join(order) == "PPnPPnPPn"


@pytest.mark.parametrize(
    ("moves", "state"),
    [
        ([], points.WAITING),
        (["call", "recall", "no_show"], points.ABSENT),
        (["call", "start", "transfer", "call", "start", "end"], points.DONE),
        (["call", "park", "unpark", "cancel"], points.CANCELLED),
        (["start"], None),
        (["call", "end"], None),
    ],
)
def test_where_moves_lead(moves, state):
    assert replay(moves) == state


def test_the_announced_wait_is_rounded_up_to_five_minutes():
    assert [wait_minutes(n, 12, 2) for n in (0, 1, 3)] == [0, 10, 20]
    assert wait_minutes(3, 12, 0) is None


def test_percentiles_are_of_the_nearest_rank():
    assert [percentile([40, 10, 30, 20], p) for p in (50, 90, 100)] == [20, 40, 40]
    assert percentile([], 50) is None
