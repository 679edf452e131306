"""A settlement: what is owed on a day, charge by charge, with surcharges, what is in favour, and rounding (E-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ventanilla.ledger.queries import Item
from ventanilla.tariffs.points import Book, PriceLine, Rounding, surcharge

LATENESS = "mora"
"""The surcharge of the book for what is paid late."""


@dataclass(frozen=True)
class SettledItem:
    """A charge as it stands on the day, in whole centavos; `late` is what lateness adds to it, explained."""

    item: Item
    name: str
    late: PriceLine | None

    @property
    def centavos(self) -> int:
        """What paying it whole costs."""
        return self.item.left + (self.late.centavos if self.late else 0)


@dataclass(frozen=True)
class Settlement:
    """What is owed on a day. `lines` are paid in their order; `in_favour` is positive, in whole centavos."""

    on: date
    lines: tuple[SettledItem, ...]
    in_favour: int
    rounding: Rounding

    @property
    def owed(self) -> int:
        """Charges and surcharges, before what is in favour."""
        return sum(line.centavos for line in self.lines)

    @property
    def exact(self) -> int:
        """What is left to pay, to the centavo; never below nothing."""
        return max(0, self.owed - self.in_favour)

    @property
    def rounded_by(self) -> int:
        """What rounding adds to it, or takes away."""
        return self.rounding.difference(self.exact)

    @property
    def to_pay(self) -> int:
        """What is asked at the till."""
        return self.exact + self.rounded_by


def settle(items: Iterable[Item], book: Book, *, on: date) -> Settlement:
    """The settlement of an account on a day. The oldest first; of one day, in the order of the concepts.

    A charge without a due day is never late.
    """
    held = list(items)
    owed = [SettledItem(i, book.concept(i.concept).name, _late(i, book, on)) for i in held if i.left > 0]
    owed.sort(key=lambda o: (o.item.effective_on, book.concept(o.item.concept).order, o.item.number))
    return Settlement(on, tuple(owed), -sum(i.left for i in held if i.left < 0), book.rounding)


def _late(item: Item, book: Book, on: date) -> PriceLine | None:
    if item.due_on is None:
        return None
    return surcharge(book, LATENESS, centavos=item.left, due_on=item.due_on, on=on, charged_until=item.late_until)
