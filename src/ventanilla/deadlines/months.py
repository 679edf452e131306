"""Months laid out in weeks, each day with its mark: the ledger and the year's calendar are drawn with them."""

import calendar as gregorian
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ventanilla.lib.spoken import MONTH_NAMES

Mark = Callable[[date], tuple[str, str]]
"""For a day: the mark's name (a style) and its words; ("", "") for none."""


@dataclass(frozen=True)
class Cell:
    """A day of a week; a day of another month is empty."""

    on: date | None
    mark: str = ""
    words: str = ""


@dataclass(frozen=True)
class Month:
    """A month's name and its weeks, Monday first."""

    name: str
    weeks: list[list[Cell]]


def months(first: date, last: date, mark: Mark) -> Iterator[Month]:
    """Every month from the one of `first` to the one of `last`."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        weeks = gregorian.Calendar().monthdatescalendar(year, month)
        cells = [[Cell(day, *mark(day)) if day.month == month else Cell(None) for day in week] for week in weeks]
        yield Month(f"{MONTH_NAMES[month - 1].capitalize()} de {year}", cells)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
