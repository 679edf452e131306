"""Questions to the ledger: what is owed, of which charges, and what it was on any day as it was known then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount, OpenItem, PendingOutcome, Transfer


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
    """What the customer owes and has in favour, the oldest first. Two queries."""
    rows = list(_open_of(account.pk))
    late = _late_until([row.pk for row in rows]) if rows else {}
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


def _late_until(items: Sequence[int]) -> dict[int, date]:
    """For each of those items the last day of what was charged for its lateness, and not undone.

    Only the items are looked for in the table: SQLite, asked for what was not undone too, begins with all of that.
    """
    entry = ("entry__effective_on", "entry__pending", "entry__outcome__kind", "entry__reverses", "entry__reversal")
    found: dict[int, date] = {}
    for item, on, pending, outcome, *undone in Transfer.objects.filter(accrues_on__in=items).values_list(
        "accrues_on", *entry
    ):
        if (not pending or outcome == PendingOutcome.CONFIRMED) and undone == [None, None]:
            found[item] = max(on, found.get(item, on))
    return found


@prepared
def _open_of(account: int) -> QuerySet[OpenItem]:
    rows = OpenItem.objects.filter(account=account).select_related("transfer__entry")
    return rows.order_by("transfer__entry__effective_on", "pk")


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


def counting(known_at: datetime) -> QuerySet[Transfer]:
    """The transfers that counted at a moment: posted by then, and if they were pending confirmed by then."""
    confirmed = Q(entry__outcome__kind=PendingOutcome.CONFIRMED, entry__outcome__at__lte=known_at)
    return Transfer.objects.filter(Q(entry__pending=False) | confirmed, entry__at__lte=known_at)
