"""How a folio is written: a pattern of the pack with a period and a counter inside."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Series:
    """One run of folios. `pattern` uses {year} and {n}, e.g. "PET-{year}-{n:06d}"; `yearly` restarts it."""

    code: str
    pattern: str
    yearly: bool = True

    def period(self, day: date) -> str:
        """The counter's period: the year, or "" for a series that never restarts."""
        return str(day.year) if self.yearly else ""

    def write(self, day: date, number: int) -> str:
        return self.pattern.format(year=day.year, n=number)
