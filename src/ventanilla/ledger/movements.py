"""What moved on a customer's account, day by day and entry by entry, with the balance that each left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from django.db.models import Q

from ventanilla.ledger.items import change_of
from ventanilla.ledger.models import LedgerAccount, PendingOutcome, Transfer

Key = tuple[date, int]
"""Where a movement stands: the day for which it counts, and the number of its entry."""


@dataclass(frozen=True)
class Part:
    """What an entry moved of one concept and period; centavos above zero raise what is owed.

    `other` is the code of the account on the other side.
    """

    concept: str
    period: str
    centavos: int
    other: str


@dataclass(frozen=True)
class Movement:
    """An entry as an account knows it. `balance` is what was owed by it and all before it; None while it is pending.

    `effective_on` is the day for which it counts. `reverses` is the entry that it undoes, `undone` says that it was
    reversed, `waits` that it does not count yet and `void` that it never will.
    """

    entry: int
    kind: str
    effective_on: date
    at: datetime
    by_name: str
    parts: Sequence[Part]
    balance: int | None
    reverses: int | None
    undone: bool
    waits: bool
    void: bool

    @property
    def centavos(self) -> int:
        """By how much it raises what is owed."""
        return sum(part.centavos for part in self.parts)


def movements_of(
    account: LedgerAccount, most: int, before: Key | None = None, until: date | None = None
) -> tuple[list[Movement], Key | None]:
    """The last `most` entries of a customer, by their day and then as written, and the key of the next page.

    With `until` only what counts for that day or an earlier one, and the balances are of that alone. Two queries,
    whatever the size of the ledger: they read the rows of this account only, and order them here, because a database
    asked for the last of an order may begin with the days of everybody.
    """
    balances = _balances(account, until)
    keys = sorted((key for key in balances if before is None or key < before), reverse=True)
    shown = keys[:most]
    if not shown:
        return [], None
    rows: dict[int, list[Transfer]] = {number: [] for _, number in shown}
    found = Transfer.objects.filter(_of(account), entry__in=list(rows))
    for transfer in found.select_related("entry__outcome", "entry__reversal", "debit", "credit").order_by("pk"):
        rows[transfer.entry_id].append(transfer)
    told = [_movement(rows[number], balances[day, number]) for day, number in shown]
    return told, shown[-1] if len(keys) > most else None


def _of(account: LedgerAccount) -> Q:
    return Q(debit=account) | Q(credit=account)


def _balances(account: LedgerAccount, until: date | None) -> dict[Key, int]:
    """What was owed after each entry of an account, in their order."""
    moved: dict[Key, int] = {}
    rows = Transfer.objects.filter(_of(account)).values_list(
        "entry__effective_on", "entry", "entry__pending", "entry__outcome__kind", "debit", "centavos"
    )
    for day, entry, pending, ended, debit, centavos in rows.order_by():
        if until and day > until:
            continue
        counts = not pending or ended == PendingOutcome.CONFIRMED
        signed = centavos if debit == account.pk else -centavos
        moved[day, entry] = moved.get((day, entry), 0) + (signed if counts else 0)
    keys = sorted(moved)
    return dict(zip(keys, accumulate(moved[key] for key in keys), strict=True))


def _other(transfer: Transfer) -> LedgerAccount:
    return transfer.credit if transfer.debit.keeps_items else transfer.debit


def _movement(transfers: Sequence[Transfer], balance: int) -> Movement:
    entry = transfers[0].entry
    ended = entry.outcome.kind if hasattr(entry, "outcome") else ""
    counts = not entry.pending or ended == PendingOutcome.CONFIRMED
    return Movement(
        entry=entry.pk,
        kind=entry.kind,
        effective_on=entry.effective_on,
        at=entry.at,
        by_name=entry.by_name,
        parts=[Part(t.concept, t.period, change_of(t), _other(t).code) for t in transfers],
        balance=balance if counts else None,
        reverses=entry.reverses_id,
        undone=hasattr(entry, "reversal"),
        waits=entry.pending and not ended,
        void=ended == PendingOutcome.VOIDED,
    )
