"""What moved on a customer's account, entry by entry, with the balance that each left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, Sum

from ventanilla.ledger.items import change_of
from ventanilla.ledger.models import LedgerAccount, PendingOutcome, Transfer
from ventanilla.ledger.models.entry import COUNTS


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
    """An entry as an account knows it. `balance` is what was owed once it was written down; None while it is pending.

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
    account: LedgerAccount, most: int, before: int | None = None, until: date | None = None
) -> tuple[list[Movement], int | None]:
    """The last `most` entries of a customer, the newest first, and the number from which the next page goes on.

    With `until` only what counts for that day or an earlier one, and the balances are of that alone. Four queries,
    whatever the size of the ledger; they read the rows of this account only.
    """
    counted = Q(entry__effective_on__lte=until) if until else Q()
    of_account = Transfer.objects.filter(counted, Q(debit=account) | Q(credit=account))
    older = of_account.filter(entry__lt=before) if before else of_account
    numbers = list(older.order_by("-entry_id").values_list("entry_id", flat=True).distinct()[: most + 1])
    shown, left = numbers[:most], numbers[most:]
    if not shown:
        return [], None
    rows: dict[int, list[Transfer]] = {number: [] for number in shown}
    found = of_account.filter(entry__in=shown).select_related("entry__outcome", "entry__reversal", "debit", "credit")
    for transfer in found.order_by("pk"):
        rows[transfer.entry_id].append(transfer)
    balance = _balance_up_to(account, shown[0], counted)
    told = []
    for number in shown:
        movement = _movement(rows[number], balance)
        told.append(movement)
        balance -= 0 if movement.balance is None else movement.centavos
    return told, shown[-1] if left else None


def _balance_up_to(account: LedgerAccount, entry: int, counted: Q) -> int:
    """What is owed by all that counts, up to an entry."""
    counting = Transfer.objects.filter(COUNTS, counted, entry__lte=entry)
    debits = counting.filter(debit=account).aggregate(total=Sum("centavos"))["total"] or 0
    return int(debits - (counting.filter(credit=account).aggregate(total=Sum("centavos"))["total"] or 0))


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
