"""What is counted and how it becomes a percentage: places, tallies and figures. No database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

ACHIEVED, PENDING, OUT = "achieved", "pending", "out"
"""Where a folio stands: in numerator and denominator; in the denominator only; in neither, with its reason."""
BASE = "base"
CELLS = {BASE: (ACHIEVED, PENDING), ACHIEVED: (ACHIEVED,), PENDING: (PENDING,), OUT: (OUT,)}
"""The places that each cell of a table counts."""


@dataclass(frozen=True)
class Tally:
    """How many folios share a group (internal, an area), a kind (how they ended) and a place."""

    group: str
    kind: str
    place: str
    count: int


@dataclass(frozen=True, order=True)
class Item:
    """One folio as an indicator counts it. Items sort by moment; `key` names the row wherever it is shown."""

    at: datetime
    origin: str
    ref: int
    folio: str
    petition: str
    group: str
    kind: str
    place: str

    @property
    def key(self) -> tuple[str, int]:
        return self.origin, self.ref

    @property
    def after(self) -> str:
        """What follows it begins past this key."""
        return f"{self.at.isoformat()}~{self.origin}~{self.ref}"


@dataclass(frozen=True)
class Figure:
    """The counts of an indicator, or of one of its groups, in a month."""

    achieved: int = 0
    pending: int = 0
    out: int = 0

    @property
    def base(self) -> int:
        """The denominator of the sensible formula: all that counts."""
        return self.achieved + self.pending

    @property
    def sensible(self) -> Decimal | None:
        """Achieved of base, in percent; None when there is nothing to divide by."""
        return percent(self.achieved, self.base)

    @property
    def printed(self) -> Decimal | None:
        """The formula as the document prints it, base of achieved; None when nothing was achieved."""
        return percent(self.base, self.achieved)

    def count(self, cell: str) -> int:
        return {BASE: self.base, ACHIEVED: self.achieved, PENDING: self.pending, OUT: self.out}[cell]

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.achieved + other.achieved, self.pending + other.pending, self.out + other.out)


def percent(part: int, whole: int) -> Decimal | None:
    """One decimal, halves up; None when `whole` is nothing.

    >>> percent(4, 7), percent(7, 4), percent(3, 0)
    (Decimal('57.1'), Decimal('175.0'), None)
    """
    if whole == 0:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def spoken(value: Decimal | None, otherwise: str = "sin casos") -> str:
    """A percentage as people read it; without decimals when it is whole.

    >>> spoken(Decimal("57.1")), spoken(Decimal("100.0")), spoken(None)
    ('57.1 %', '100 %', 'sin casos')
    """
    if value is None:
        return otherwise
    return f"{value.to_integral_value() if value == value.to_integral_value() else value} %"


def total(tallies: Iterable[Tally]) -> Figure:
    """The figure of all of them."""
    count = {ACHIEVED: 0, PENDING: 0, OUT: 0}
    for tally in tallies:
        count[tally.place] += tally.count
    return Figure(count[ACHIEVED], count[PENDING], count[OUT])


def split(tallies: Sequence[Tally]) -> dict[str, Figure]:
    """The figure of each group, by its code; together they are the total."""
    return _by(tallies, lambda tally: tally.group)


def kinds(tallies: Sequence[Tally]) -> dict[str, Figure]:
    """The figure of each kind, by its code; together they are the total."""
    return _by(tallies, lambda tally: tally.kind)


def as_tallies(items: Iterable[Item]) -> list[Tally]:
    """One tally a folio."""
    return [Tally(item.group, item.kind, item.place, 1) for item in items]


def _by(tallies: Sequence[Tally], key: Callable[[Tally], str]) -> dict[str, Figure]:
    return {code: total(t for t in tallies if key(t) == code) for code in sorted({key(t) for t in tallies})}
