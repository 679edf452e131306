"""The items of customers moved by transfers: which, by how much, under the lock of their accounts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import delete_rows, insert_rows
from ventanilla.ledger.models import LedgerAccount, OpenItem, Transfer


def lock_customers(transfers: Iterable[Transfer]) -> None:
    """The customers' accounts, by id, until the transaction ends: who pays second sees what the first one paid."""
    wanted = sorted({a.pk for t in transfers for a in (t.debit, t.credit) if a.keeps_items})
    _locked(wanted)


@prepared
def _locked(numbers: Sequence[int]) -> QuerySet[LedgerAccount, tuple[int]]:
    return LedgerAccount.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk")


def change_of(transfer: Transfer) -> int:
    """By how many centavos it raises what its customer owes; 0 when it touches none."""
    if transfer.debit.keeps_items:
        return transfer.centavos
    return -transfer.centavos if transfer.credit.keeps_items else 0


def customer_of(transfer: Transfer) -> LedgerAccount:
    """The account whose item it is or settles."""
    return transfer.debit if transfer.debit.keeps_items else transfer.credit


def open_items(numbers: Iterable[int]) -> dict[int, OpenItem]:
    """Those items that are open, by the number of their transfer."""
    return {item.pk: item for item in _open(sorted(set(numbers)))}


@prepared
def _open(numbers: Sequence[int]) -> QuerySet[OpenItem]:
    return OpenItem.objects.filter(pk__in=numbers)


def move_items(transfers: Sequence[Transfer], before: Mapping[int, OpenItem] | None = None) -> None:
    """Write what is left of each item after these transfers, which are written; `before` when it was read already."""
    changes: dict[int, int] = defaultdict(int)
    owners: dict[int, LedgerAccount] = {}
    for transfer in transfers:
        if change := change_of(transfer):
            item = transfer.settles_id or transfer.pk
            changes[item] += change
            owners[item] = customer_of(transfer)
    before = open_items(changes) if before is None else before
    left = {
        number: OpenItem(
            transfer_id=number,
            account=owners[number],
            centavos=change + (before[number].centavos if number in before else 0),
        )
        for number, change in changes.items()
    }
    write_left(before, left)


def write_left(before: Mapping[int, OpenItem], left: Mapping[int, OpenItem]) -> None:
    """Write what is left of each item, by number, that was known before or is new; of what is over nothing stays."""
    fresh, over = [], []
    for number, item in left.items():
        known = before.get(number)
        if known and item.centavos and item.centavos != known.centavos:
            OpenItem.objects.filter(pk=number).update(centavos=item.centavos)
        elif item.centavos and not known:
            fresh.append(item)
        elif known and not item.centavos:
            over.append(number)
    insert_rows(fresh)
    delete_rows(OpenItem, over)
