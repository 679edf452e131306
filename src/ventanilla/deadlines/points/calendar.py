"""Which days count: weekends, the statutory holidays of the country, and the dated records of the pack."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

import holidays

ONE_DAY: Final = timedelta(days=1)
WEEKDAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
SCOPES: Final = ("all", "terms", "attention")
KINDS: Final = ("added", "removed")


@lru_cache(maxsize=512)
def statutory(country: str, year: int) -> dict[date, str]:
    """The statutory holidays of a country in a year, by date, named in Spanish."""
    return dict(holidays.country_holidays(country, years=year, language="es"))


@lru_cache(maxsize=32)
def usual_weekend(country: str) -> frozenset[int]:
    """The days of the week nobody works in a country; Monday is 0."""
    return frozenset(holidays.country_holidays(country).weekend)


@dataclass(frozen=True)
class Record:
    """Days that an authority makes non-working ("added") or working again ("removed"), first and last included.

    `scope`: "terms" stops the counting only, "attention" closes the office while terms run on, "all" is both.
    """

    kind: str
    first: date
    last: date
    reason: str
    authority: str = ""
    gazette: str = ""
    scope: str = "all"
    assumed: bool = False

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class DayOff:
    """Why a day does not count; `source` is weekend, statutory or pack."""

    source: str
    reason: str
    authority: str = ""
    gazette: str = ""
    scope: str = "all"
    assumed: bool = False


@dataclass(frozen=True)
class Calendar:
    """The calendar of a utility. After `covers_until` the official one is not published yet."""

    country: str
    zone: ZoneInfo
    records: tuple[Record, ...] = ()
    weekend: frozenset[int] | None = None
    statutory: bool = True
    opens: time = time(9)
    closes: time = time(18)
    covers_until: date | None = None
    legal_basis: str = ""
    _known: dict[tuple[date, str], DayOff | None] = field(default_factory=dict, compare=False, repr=False)
    _years: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def off(self, day: date, of: str = "terms") -> DayOff | None:
        """Why `day` does not count for "terms" (or is closed for "attention"); None when it is a business day."""
        key = (day, of)
        if key not in self._known:
            self._known[key] = self._find(day, of)
        return self._known[key]

    def _find(self, day: date, of: str) -> DayOff | None:
        said = [r for r in self.records if r.scope in ("all", of) and r.holds(day)]
        if any(r.kind == "removed" for r in said):
            return None
        for r in said:
            return DayOff("pack", r.reason, r.authority, r.gazette, r.scope, r.assumed)
        if self.statutory and (name := statutory(self.country, day.year).get(day)):
            return DayOff("statutory", name)
        weekend = usual_weekend(self.country) if self.weekend is None else self.weekend
        return DayOff("weekend", WEEKDAYS[day.weekday()].capitalize()) if day.weekday() in weekend else None

    def is_business(self, day: date) -> bool:
        return self.off(day) is None

    def next_business(self, day: date) -> date:
        """The first business day after `day`."""
        day += ONE_DAY
        while not self.is_business(day):
            day += ONE_DAY
        return day

    def business_days_between(self, after: date, until: date) -> int:
        """Business days after `after` and up to `until`, that one included; 0 when `until` is not later."""
        if until <= after:
            return 0
        whole_years = sum(self._counted(year)[-1] for year in range(after.year, until.year))
        return whole_years + self._counted(until.year)[_of_year(until)] - self._counted(after.year)[_of_year(after)]

    def _counted(self, year: int) -> tuple[int, ...]:
        """How many business days a year has had at the end of each of its days."""
        if year not in self._years:
            first, last = date(year, 1, 1), date(year, 12, 31)
            days = range(first.toordinal(), last.toordinal() + 1)
            self._years[year] = tuple(accumulate(self.is_business(date.fromordinal(day)) for day in days))
        return self._years[year]

    def days_off(self, year: int) -> Iterator[tuple[date, DayOff]]:
        """The non-working days of a year other than plain weekends, for whatever scope."""
        day = date(year, 1, 1)
        while day.year == year:
            found = self.off(day) or self.off(day, "attention")
            if found and found.source != "weekend":
                yield day, found
            day += ONE_DAY

    def local(self, at: datetime) -> datetime:
        """A moment as the utility's wall clock shows it."""
        return at.astimezone(self.zone)

    def end_of(self, day: date) -> datetime:
        """24:00 of a day."""
        return datetime.combine(day + ONE_DAY, time.min, self.zone)


def _of_year(day: date) -> int:
    """The place of a day in its year, from 0."""
    return day.timetuple().tm_yday - 1
