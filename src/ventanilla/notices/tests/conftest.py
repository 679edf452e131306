"""What the tests of messages share: a moment, a petition that told its person, and carriers of their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from ventanilla.notices import carriers
from ventanilla.notices.tests.making import Obedient, Told, told_case


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture
def told(people: Any, at: datetime) -> Told:
    return told_case(people, at)


@pytest.fixture(autouse=True)
def _no_carriers() -> Iterator[None]:
    """Nothing is engaged unless the test says so, and all is as before afterwards."""
    before = carriers.engaged()
    for channel in ("email", "sms"):
        carriers.engage(channel, None)
    yield
    for channel in ("email", "sms"):
        carriers.engage(channel, before.get(channel))


@pytest.fixture
def post() -> Obedient:
    """The carrier of e-mails."""
    carrier = Obedient()
    carriers.engage("email", carrier)
    return carrier
