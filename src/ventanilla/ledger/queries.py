"""Questions to the ledger: what is owed, of which charges, and what it was on any day as it was known then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem, PendingOutcome, Transfer

_TOGETHER = 900
"""Entries asked for by one question."""


@dataclass(frozen=True)
class Item:
    """What is left of a charge, positive, or of something in favour, negative; whole centavos.

    `late_until` is the day up to which its lateness was charged already.
    """

    number: int
    concept: str
    period: str
    effective_on: date
    due_on: date | None
    charged: int
    left: int
    late_until: date | None = None


def items_of(account: LedgerAccount) -> list[Item]:
    """What the customer owes and has in favour, the oldest first. One query; three where lateness was charged."""
    return _items(_open_of(account.pk))


def items_called(code: str) -> list[Item]:
    """The same of the customer of that code; nothing while nothing was ever charged to it."""
    return _items(_open_called(code))


def _items(rows: Sequence[OpenItem]) -> list[Item]:
    late = _late_until([row.pk for row in rows if vars(row)["accrued"]])
    return [
        Item(
            number=row.pk,
            concept=row.transfer.concept,
            period=row.transfer.period,
            effective_on=row.transfer.entry.effective_on,
            due_on=row.transfer.due_on,
            charged=row.transfer.centavos,
            left=row.centavos,
            late_until=late.get(row.pk),
        )
        for row in rows
    ]


def owed_of(items: Sequence[int]) -> dict[int, int]:
    """What is left of those items that are open, in whole centavos. One query."""
    return dict(_left_of_items(sorted(set(items)))) if items else {}


@prepared
def _left_of_items(items: Sequence[int]) -> QuerySet[OpenItem, tuple[int, int]]:
    return OpenItem.objects.filter(pk__in=items).values_list("pk", "centavos")


def _late_until(items: Sequence[int]) -> dict[int, date]:
    """For each of those items the last day of what was charged for its lateness, and not undone.

    Their entries are asked after: joined, SQLite begins with all that was not undone, and so does PostgreSQL while it
    has counted nothing.
    """
    accrued = _accrued(items) if items else []
    if not accrued:
        return {}
    standing = {
        number: on
        for number, on, pending, outcome, *undone in _standing(sorted({entry for _, entry in accrued}))
        if (not pending or outcome == PendingOutcome.CONFIRMED) and undone == [None, None]
    }
    found: dict[int, date] = {}
    for item, entry in accrued:
        if entry in standing:
            found[item] = max(standing[entry], found.get(item, standing[entry]))
    return found


@prepared
def _accrued(items: Sequence[int]) -> QuerySet[Transfer, tuple[int, int]]:
    return Transfer.objects.filter(accrues_on__in=items).values_list("accrues_on_id", "entry_id")


@prepared
def _standing(entries: Sequence[int]) -> QuerySet[Entry, tuple[Any, ...]]:
    return Entry.objects.filter(pk__in=entries).values_list(
        "pk", "effective_on", "pending", "outcome__kind", "reverses", "reversal"
    )


@prepared
def _open_of(account: int) -> QuerySet[OpenItem]:
    return _oldest_first(OpenItem.objects.filter(account=account))


@prepared
def _open_called(code: str) -> QuerySet[OpenItem]:
    return _oldest_first(OpenItem.objects.filter(account__kind=LedgerAccount.CUSTOMER, account__code=code))


def _oldest_first(rows: QuerySet[OpenItem]) -> QuerySet[OpenItem]:
    """And whether lateness was ever charged on each, which most never had."""
    accrued = Exists(Transfer.objects.filter(accrues_on=OuterRef("transfer")))
    return (
        rows.annotate(accrued=accrued).select_related("transfer__entry").order_by("transfer__entry__effective_on", "pk")
    )


def customer_account(code: str) -> LedgerAccount | None:
    """The customer of that code; None while nothing was ever charged to it. One query."""
    return _customer.first(code)


@prepared
def _customer(code: str) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER, code=code)


def balance_of(account: LedgerAccount) -> int:
    """What the customer owes, in centavos; negative when it is in favour. One query."""
    return sum(_left_of(account.pk))


@prepared
def _left_of(account: int) -> QuerySet[OpenItem, int]:
    return OpenItem.objects.filter(account=account).values_list("centavos", flat=True)


def balance_on(account: LedgerAccount, day: date, *, known_at: datetime) -> int:
    """Debits less credits of what counts up to `day`, as the books told it at `known_at`; whole centavos."""
    found = counting(known_at).filter(entry__effective_on__lte=day)
    debits = found.filter(debit=account).aggregate(total=Sum("centavos"))["total"] or 0
    credits = found.filter(credit=account).aggregate(total=Sum("centavos"))["total"] or 0
    return int(debits - credits)


def moved_by(entries: Iterable[int]) -> dict[int, int]:
    """By how many centavos each of those entries raised what its customer owes; negative for what lowered it."""
    found: dict[int, int] = {}
    for some in batched(entries, _TOGETHER, strict=False):
        rows = Transfer.objects.filter(entry__in=some).values_list("entry", "centavos", "debit__kind", "credit__kind")
        for entry, centavos, debit, credit in rows.order_by():
            sign = (debit == LedgerAccount.CUSTOMER) - (credit == LedgerAccount.CUSTOMER)
            found[entry] = found.get(entry, 0) + sign * centavos
    return found


def counting(known_at: datetime) -> QuerySet[Transfer]:
    """The transfers that counted at a moment: posted by then, and if they were pending confirmed by then."""
    confirmed = Q(entry__outcome__kind=PendingOutcome.CONFIRMED, entry__outcome__at__lte=known_at)
    return Transfer.objects.filter(Q(entry__pending=False) | confirmed, entry__at__lte=known_at)
