"""The answer of the clock: the due moment, the ledger of days behind it and the readings not taken."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Day:
    """A line of the ledger. `verdict`: start, counted, skipped, paused, rolled, dropped or running (hours).

    `counted` is the ordinal of a counted day, else 0; `hours` what ran of a day in a term of hours.
    """

    on: date
    verdict: str
    reason: str
    counted: int = 0
    hours: float = 0.0
    document: str = ""


@dataclass(frozen=True)
class OtherReading:
    """What the date would be under a reading that was not taken; no date while it would stand paused."""

    code: str
    sentence: str
    last_day: date | None
    due_at: datetime | None


@dataclass(frozen=True)
class Reckoning:
    """`due_at` is excluded: at that moment the term is over. Both dates are None while paused."""

    due_at: datetime | None
    last_day: date | None
    days: tuple[Day, ...]
    first_day: date | None = None
    provisional: bool = False
    other_readings: tuple[OtherReading, ...] = ()

    @property
    def counted(self) -> int:
        """How many days were counted."""
        return sum(1 for day in self.days if day.counted)
