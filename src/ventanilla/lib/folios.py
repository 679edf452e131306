"""How a folio is written: a pattern of the pack with a period and a counter inside."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Series:
    """One run of folios. `pattern` uses {year}, {day} and {n}, e.g. "PET-{year}-{n:06d}".

    `yearly` restarts it each year, `daily` each day; with neither it never restarts.
    """

    code: str
    pattern: str
    yearly: bool = True
    daily: bool = False

    def period(self, day: date) -> str:
        """The counter's period: the day, the year, or "" for a series that never restarts."""
        if self.daily:
            return day.isoformat()
        return str(day.year) if self.yearly else ""

    def write(self, day: date, number: int) -> str:
        return self.pattern.format(year=day.year, day=day.isoformat(), n=number)
