"""What the tests of petitions share: a story that can be walked to any step."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.journeys.story import Story

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture
def story(people: Any) -> Story:
    """Lupe's petition, not opened yet; it is Friday at ten in the morning."""
    return Story(people, FRIDAY)
