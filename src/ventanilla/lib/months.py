"""A calendar month of the utility: its days, its moments, its name and its neighbours. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ventanilla.lib.spoken import MONTH_NAMES, MONTHS

_WRITTEN = re.compile(r"(19|2\d)\d\d-(0[1-9]|1[0-2])")
_PERIOD = re.compile(r"((?:19|2[0-9])[0-9]{2}(?:-(?:0[1-9]|1[0-2]|[1-6]B))?)(?:(?<=-[01][0-9])-01)?")
PERIODS = "2026-10 (un mes), 2026-5B (un bimestre, del 1 al 6) o 2026 (un año)"
"""How a period is written, as people are told."""


@dataclass(frozen=True, order=True)
class Month:
    """A month; `number` runs from 1 to 12."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """From «2026-10»; None for anything else.

        >>> Month.read("2026-10"), Month.read("2026-13"), Month.read("٢٠٢٦-10")
        (Month(year=2026, number=10), None, None)
        """
        if not text.isascii() or not _WRITTEN.fullmatch(text):
            return None
        return cls(int(text[:4]), int(text[5:]))

    @property
    def code(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def name(self) -> str:
        """
        >>> Month(2026, 10).name
        'octubre de 2026'
        """
        return f"{MONTH_NAMES[self.number - 1]} de {self.year}"

    @property
    def short(self) -> str:
        """
        >>> Month(2026, 10).short
        'oct 26'
        """
        return f"{MONTHS[self.number - 1]} {self.year % 100:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    def plus(self, months: int) -> "Month":
        """That many months later, or earlier.

        >>> Month(2026, 1).plus(-1), Month(2026, 12).plus(1)
        (Month(year=2025, number=12), Month(year=2027, number=1))
        """
        years, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, number + 1)

    def starts_at(self, zone: ZoneInfo) -> datetime:
        """Its first moment in a zone; the first moment of the next month is its end, excluded."""
        return datetime.combine(self.first, time(), zone)

    def ends_at(self, zone: ZoneInfo) -> datetime:
        return self.plus(1).starts_at(zone)


def period_of(text: str) -> str | None:
    """A period as it is kept: a month, two months or a year; a spreadsheet makes a month the first of its days.

    >>> period_of("2026/10"), period_of("2026-5b"), period_of("2026"), period_of("2026-10-01"), period_of("2026/13")
    ('2026-10', '2026-5B', '2026', '2026-10', None)
    """
    found = _PERIOD.fullmatch(text.replace("/", "-").upper())
    return found[1] if found else None


def run_of(last: Month, count: int) -> list[Month]:
    """`count` months up to `last`, oldest first."""
    return [last.plus(-n) for n in range(count - 1, -1, -1)]
