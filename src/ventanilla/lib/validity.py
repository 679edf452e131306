"""Rules of law are in force from a day to a day."""

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """A row with its validity; both days count, and None is for ever."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_until(self) -> date | None: ...


def in_force(row: Dated, on: date) -> bool:
    """Whether a row is valid on a day."""
    return row.valid_from <= on <= (row.valid_until or date.max)


def overlap(one: Dated, other: Dated) -> bool:
    """Whether both are in force on some day."""
    return other.valid_from <= (one.valid_until or date.max) and one.valid_from <= (other.valid_until or date.max)
