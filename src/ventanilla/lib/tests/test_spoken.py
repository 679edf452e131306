"""Moments, days left and money read as in a Mexican office."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.lib import spoken

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 20, 10, 40, tzinfo=UTC), "hoy 10:40"),
        (datetime(2026, 11, 19, 9, 5, tzinfo=UTC), "ayer 9:05"),
        (datetime(2026, 11, 21, 0, 0, tzinfo=UTC), "mañana 0:00"),
        (datetime(2026, 11, 18, 10, 40, tzinfo=UTC), "mié 18 nov 2026, 10:40"),
        (datetime(2025, 1, 4, 23, 59, tzinfo=UTC), "sáb 4 ene 2025, 23:59"),
    ],
)
def test_a_moment_near_today_is_said_by_name(at, words):
    assert spoken.moment(at, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (9, "quedan 9 días hábiles"),
        (1, "queda 1 día hábil"),
        (0, "vence hoy"),
        (-1, "vencido hace 1 día hábil"),
        (-12, "vencido hace 12 días hábiles"),
    ],
)
def test_days_left_are_a_phrase(days, words):
    assert spoken.days_left(days) == words


@pytest.mark.parametrize(("centavos", "words"), [(123747, "$1,237.47"), (0, "$0.00"), (-123456789, "-$1,234,567.89")])
def test_money_is_written_from_centavos(centavos, words):
    assert spoken.money(centavos) == words
