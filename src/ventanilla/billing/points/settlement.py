"""A settlement: what is owed on a day, charge by charge, with surcharges, what is in favour, and rounding (E-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ventanilla.ledger.queries import Item
from ventanilla.tariffs.points import UPDATED, Book, Prescription, PriceLine, Rounding, surcharge, update

LATENESS = "mora"
"""The surcharge of the book for what is paid late."""


@dataclass(frozen=True)
class Lowered:
    """What made a charge less, in whole centavos; `paper` is what it rests on, with its folio and its page.

    Below zero, what made it more again: what a returned cheque had paid.
    """

    on: date
    said: str
    centavos: int
    paper: Any = None

    @property
    def raised(self) -> int:
        """By how much it made it more; 0 of what made it less."""
        return max(0, -self.centavos)


@dataclass(frozen=True)
class SettledItem:
    """A charge as it stands on the day, in whole centavos; `late` is what lateness adds to it, explained.

    `updated` is what inflation adds, `lowered` what made it less where that is told. `expired` says by which rule it
    may be out of time since a day; it is owed all the same.
    """

    item: Item
    name: str
    late: PriceLine | None
    updated: PriceLine | None = None
    expired: tuple[date, Prescription] | None = None
    lowered: tuple[Lowered, ...] = ()

    @property
    def accruing(self) -> tuple[PriceLine, ...]:
        """What is added to it, in the order in which it is paid."""
        return tuple(line for line in (self.late, self.updated) if line)

    @property
    def centavos(self) -> int:
        """What paying it whole costs."""
        return self.item.left + sum(line.centavos for line in self.accruing)


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

    A charge without a due day is never late, and to what is lateness itself nothing is added.
    """
    held = list(items)
    owed = [_settled(item, book, on) for item in held if item.left > 0]
    owed.sort(key=lambda o: (o.item.effective_on, book.concept(o.item.concept).order, o.item.number))
    return Settlement(on, tuple(owed), -sum(i.left for i in held if i.left < 0), book.rounding)


def _settled(item: Item, book: Book, on: date) -> SettledItem:
    name = book.concept(item.concept).name
    if item.due_on is None:
        return SettledItem(item, name, None)
    expired = _expired(item.concept, item.due_on, book, on)
    if item.concept in book.accrue_nothing:
        return SettledItem(item, name, None, expired=expired)
    rule = book.update_of(item.concept, on)
    until, left = item.late_until, item.left
    updated = update(rule, book.indices, centavos=left, due_on=item.due_on, on=on, charged_until=until)
    base = left + (updated.centavos if updated and rule and rule.base == UPDATED else 0)
    late = surcharge(book, LATENESS, centavos=base, due_on=item.due_on, on=on, charged_until=until)
    return SettledItem(item, name, late, updated, expired)


def _expired(concept: str, due_on: date, book: Book, on: date) -> tuple[date, Prescription] | None:
    rule = book.prescription_of(concept, on)
    since = rule.since(due_on) if rule else None
    return (since, rule) if rule and since and since <= on else None
