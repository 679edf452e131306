"""A typed date and hour is of the utility's own clock, whatever the server's is."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from tests.serviciudad import serviciudad

from ventanilla.utility.moments import MomentField

__all__ = ["serviciudad"]
TYPED = ("2026-11-20T23:30", "2026-11-20 23:30", "20/11/2026 23:30")


@pytest.mark.req("H-03")
@pytest.mark.parametrize("typed", TYPED)
def test_in_dosquebradas_it_is_the_hour_of_bogota(serviciudad, typed):
    assert MomentField().clean(typed) == datetime(2026, 11, 21, 4, 30, tzinfo=UTC)


@pytest.mark.req("H-03")
def test_what_was_kept_is_shown_at_the_hour_it_was_typed(serviciudad):
    kept = datetime(2026, 11, 21, 4, 30, tzinfo=UTC)
    assert f"{MomentField().prepare_value(kept):%Y-%m-%dT%H:%M}" == TYPED[0]


@pytest.mark.django_db
def test_in_naucalpan_it_is_that_of_mexico():
    assert MomentField().clean(TYPED[0]) == datetime(2026, 11, 21, 5, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_no_moment_is_refused():
    with pytest.raises(ValidationError):
        MomentField().clean("ayer")
