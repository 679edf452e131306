"""What the tests of the house stand on."""

from datetime import datetime

import pytest
from django.utils import timezone


@pytest.fixture
def wall_clock() -> datetime:
    """The moment of now: screens read the clock themselves."""
    return timezone.now()
