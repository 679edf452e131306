"""Which lateness was charged on charges that are, or were, too high: what an adjustment of them takes back (B-06)."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from ventanilla.billing.models import Adjustment, AdjustmentDecision
from ventanilla.billing.points import Lateness
from ventanilla.billing.queries import book
from ventanilla.ledger.models import Entry, LedgerAccount, PendingOutcome, Transfer
from ventanilla.register.models import Account
from ventanilla.tariffs.points import LOWER

_LATEST = 20
"""Adjustments of an account whose charges are looked at again."""
_LOWERS = "adjustment"
"""The kind of the entries that say that a charge was not owed; write-offs and discounts do not."""


def lateness_charged(account: Account, charges: Collection[int]) -> list[Lateness]:
    """That of those charges, and of the charges of the account that were lowered before. Four queries at most.

    Lateness that was undone with its payment is not charged. A charge may have been paid late while its adjustment
    waited, so that what was lowered before is asked too.
    """
    wanted = set(charges) | _lowered_before(account)
    found = Transfer.objects.filter(accrues_on__in=wanted).select_related("entry__outcome", "entry__reversal")
    accrued = [one for one in found.select_related("accrues_on").order_by("pk") if _stands(one.entry)]
    if not accrued:
        return []
    settling = _settling({one.pk for one in accrued} | wanted)
    return [_told(one, settling) for one in accrued]


def takes_back_what_was_undone(entry: Entry) -> bool:
    """Whether an adjustment takes back lateness that was undone with its payment. One query."""
    lines = Transfer.objects.filter(entry=entry, settles__accrues_on__isnull=False)
    return lines.filter(settles__entry__reversal__isnull=False).exists()


def _lowered_before(account: Account) -> set[int]:
    done = Adjustment.objects.filter(account=account, way=LOWER, decision__kind=AdjustmentDecision.AUTHORISED)
    entries = list(done.order_by("-pk").values_list("entry", flat=True)[:_LATEST])
    lines = Transfer.objects.filter(entry__in=entries).values_list("settles", flat=True) if entries else ()
    return {number for number in lines if number}


def _settling(items: Collection[int]) -> dict[int, list[Transfer]]:
    """All that settles those items, by item."""
    found: dict[int, list[Transfer]] = defaultdict(list)
    rows = Transfer.objects.filter(settles__in=items).select_related("entry__outcome", "entry__reversal")
    for row in rows.select_related("debit", "credit").order_by("pk"):
        found[row.settles_id or 0].append(row)
    return found


def _told(late: Transfer, settling: dict[int, list[Transfer]]) -> Lateness:
    charge = late.accrues_on
    assert charge is not None  # it accrues on one: it was found by it
    concept = book().concept
    before = [row for row in settling[charge.pk] if _counted_before(row.entry, late.entry)]
    since = [row for row in settling[charge.pk] if row not in before and row.entry.kind == _LOWERS]
    own = settling[late.pk]
    relieved = [r for r in own if r.debit.kind == LedgerAccount.RELIEF and r.entry.kind != _LOWERS and _stands(r.entry)]
    return Lateness(
        number=late.pk,
        charge=charge.pk,
        concept=late.concept,
        called=concept(late.concept).name,
        name=concept(charge.concept).name,
        period=late.period,
        charged=late.centavos - _sum(relieved),
        base=charge.centavos + sum(_change(row) for row in before),
        wrong=_sum(row for row in since if _stands(row.entry)),
        back=_sum(row for row in own if row.entry.kind == _LOWERS and (_stands(row.entry) or _waits(row.entry))),
    )


def _sum(rows: Iterable[Transfer]) -> int:
    return sum(row.centavos for row in rows)


def _change(row: Transfer) -> int:
    """What lowers an item is credited to its customer."""
    return -row.centavos if row.credit.kind == LedgerAccount.CUSTOMER else row.centavos


def _waits(entry: Entry) -> bool:
    return entry.pending and not hasattr(entry, "outcome")


def _counts(entry: Entry) -> bool:
    return not entry.pending or (hasattr(entry, "outcome") and entry.outcome.kind == PendingOutcome.CONFIRMED)


def _stands(entry: Entry) -> bool:
    """It counts, undoes nothing and was not undone."""
    return _counts(entry) and not entry.reverses_id and not hasattr(entry, "reversal")


def _counted_before(entry: Entry, other: Entry) -> bool:
    """Whether it counted already when the other, which never waits, was written down."""
    known = entry.outcome.at if entry.pending and hasattr(entry, "outcome") else entry.at
    return entry.pk < other.pk and _counts(entry) and known <= other.at
