"""The key of a page comes back as it went, and what nobody made is the beginning of the list."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ventanilla.lib.page_keys import page_key, read_page_key


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 20, 16, 30, 1, 5, tzinfo=UTC),
        datetime(9999, 1, 1, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-6))),
        None,
    ],
)
def test_it_comes_back(moment):
    assert read_page_key(page_key(moment, 7)) == (moment, 7)


@pytest.mark.parametrize(
    "key",
    [
        *("", "_", "x", "2026-11-20T10:00:00+00:00", "2026-11-20T10:00:00+00:00_", "2026-11-20T10:00:00+00:00_²"),
        *("2026-02-30T10:00:00+00:00_5", "2026-11-20T10:00:00_5", "0001-01-01T00:00:00+14:00_5", "nan_5"),
        *("9999-12-31T23:59:59-14:00_5", "2026-11-20T10:00:00+00:00_-5"),
    ],
)
def test_what_nobody_made_is_none(key):
    assert read_page_key(key) is None


@pytest.mark.parametrize("key", ["5", "_5"])
def test_a_list_without_moments_has_the_number_alone(key):
    assert read_page_key(key) == (None, 5)
