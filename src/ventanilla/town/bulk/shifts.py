"""Telling what happened as of another time, so that every term still ends on the day that its own reckoning gives."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from typing import Any

from ventanilla.deadlines.points import Calendar
from ventanilla.town.bulk.units import Unit

_ONE_DAY = timedelta(days=1)
_FAR = 9000
"""From this year on a moment only says «never»."""


def is_far(at: datetime) -> bool:
    return at.year >= _FAR


def window(unit: Unit, calendar: Calendar) -> tuple[date, date]:
    """The first and the last local day that any column of a unit names."""
    days = [day for rows in unit.rows.values() for row in rows for value in row for day in _day(value, calendar)]
    return min(days), max(days)


def _day(value: Any, calendar: Calendar) -> list[date]:
    if isinstance(value, datetime):
        return [] if is_far(value) else [calendar.local(value).date()]
    return [value] if isinstance(value, date) else []


class BusinessDays:
    """The business days of some years, in order."""

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        every = (first + _ONE_DAY * n for n in range((last - first).days + 60))
        self.days = [day for day in every if calendar.is_business(day)]

    def place(self, day: date) -> int:
        """Which one of them a day is, or follows."""
        return bisect_right(self.days, day) - 1


class Shift:
    """So many business days back: the n-th one becomes the one so many before it, and what lies between stays between.

    Terms in business days count the same days as before, whatever holidays lie between. Midnight is the end of the day
    before, as the clock has it.
    """

    def __init__(self, business: BusinessDays, back: int) -> None:
        self.business, self.back = business, back
        self._known: dict[date, timedelta] = {}

    def by(self, day: date) -> timedelta:
        """How much earlier a day becomes."""
        if not self.back:
            return timedelta()
        if day not in self._known:
            days, place = self.business.days, self.business.place(day)
            there = days[place - self.back]
            room = (days[place - self.back + 1] - there).days - 1
            self._known[day] = day - there - _ONE_DAY * min((day - days[place]).days, room)
        return self._known[day]

    def day(self, day: date) -> date:
        return day - self.by(day)

    def moment(self, local: datetime) -> datetime:
        midnight = local.time() == time.min
        return local - self.by(local.date() - _ONE_DAY if midnight else local.date())


def can_go_back(unit: Unit) -> bool:
    """Whether it is over and all its terms are in business days; others count days that differ elsewhere."""
    return not unit.is_open and all(
        term["rule"]["unit"] == "business_days" for term in unit.values("deadlines.Deadline")
    )
