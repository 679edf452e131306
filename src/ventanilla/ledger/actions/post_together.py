"""Write down many entries that are known one by one, as those another system tells: told by the journal once (H-01)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from ventanilla.documents.models.act import done
from ventanilla.journal import bulk
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.batches import batch_told
from ventanilla.ledger.models import Batch, Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.staff.acts import act

_SOME = 1_000
"""Customers locked by one question."""
_ENTRY = ["id", "at", "by_kind", "by_id", "by_name", "key", "kind", "effective_on", "subject_kind", "subject_id"]
_TRANSFER = ["id", "entry_id", "debit_id", "credit_id", "centavos", "concept", "period", "due_on", "settles_id"]


class Moved(NamedTuple):
    """A transfer between a customer and something else: `raises` what is owed, or lowers it. Whole centavos above zero.

    `settles` is the number of the item that it lowers or raises; without it, it is an item of its own.
    """

    raises: bool
    centavos: int
    concept: str
    period: str = ""
    due_on: date | None = None
    settles: int | None = None


class Told(NamedTuple):
    """An entry to be written: `key` is its own for ever, `customer` and `against` are numbers of ledger accounts."""

    key: str
    effective_on: date
    subject_id: str
    customer: int
    against: int
    lines: tuple[Moved, ...]


def open_many(kind: str, codes: Sequence[str]) -> dict[str, int]:
    """The numbers of the accounts of a kind by their codes; those that lack are opened. Two queries or three."""
    found = dict(bulk.among(LedgerAccount, ["code", "id"], "code", codes, kind=kind))
    if lacking := [code for code in codes if code not in found]:
        bulk.upsert(LedgerAccount, ["kind", "code"], ["kind", "code"], [(kind, code) for code in lacking])
        found |= dict(bulk.among(LedgerAccount, ["code", "id"], "code", lacking, kind=kind))
    return found


def hold_many(customers: Iterable[int]) -> None:
    """Lock those accounts, by number, until the transaction ends. SQLite needs nothing: its writers take turns."""
    if connection.vendor == "postgresql":
        wanted = sorted(set(customers))
        for n in range(0, len(wanted), _SOME):
            held = LedgerAccount.objects.select_for_update().filter(pk__in=wanted[n : n + _SOME])
            list(held.order_by("pk").values_list("pk"))


@act
def post_together(*, key: str, kind: str, entries: Sequence[Told], subject_kind: str, by: Actor, at: datetime) -> Batch:
    """The batch of those entries; a known `key` gives the one it made. The caller asks for the permission.

    No entry's key is known yet, and what settles an item was read under the lock of its customer (`hold_many`).
    Errors: UnableToPost (sin-renglones, mas-de-lo-que-queda).
    """
    take_turns(f"ledger-batch-{key}")
    if known := Batch.objects.filter(key=key).first():
        return known
    if not all(entry.lines for entry in entries):
        raise UnableToPost("sin-renglones", "Un movimiento no tiene renglones; agregue al menos uno.")
    batch = Batch.objects.create(key=key, kind=kind, **done(by, at))
    moment = connection.ops.adapt_datetimefield_value(at)
    ids = bulk.reserve_ids(Entry, len(entries))
    who = (moment, by.kind, by.id, by.name[:200])
    bulk.insert(
        Entry,
        [*_ENTRY, "pending", "batch_id"],
        [
            (pk, *who, one.key, kind, one.effective_on.isoformat(), subject_kind, one.subject_id, False, batch.pk)
            for pk, one in zip(ids, entries, strict=True)
        ],
    )
    _write_lines([(pk, one, line) for pk, one in zip(ids, entries, strict=True) for line in one.lines])
    record(event="ledger.batch_posted", by=by, at=at, on=batch.subject, facts=batch_told(batch))
    return batch


def _write_lines(lines: Sequence[tuple[int, Told, Moved]]) -> None:
    numbers = bulk.reserve_ids(Transfer, len(lines))
    bulk.insert(Transfer, _TRANSFER, [_row(n, *line) for n, line in zip(numbers, lines, strict=True)])
    bulk.insert(
        OpenItem,
        ["transfer_id", "account_id", "centavos"],
        [
            (number, entry.customer, line.centavos if line.raises else -line.centavos)
            for number, (_, entry, line) in zip(numbers, lines, strict=True)
            if line.settles is None
        ],
    )
    _settle((entry.customer, line) for _, entry, line in lines if line.settles is not None)


def _row(number: int, pk: int, entry: Told, line: Moved) -> tuple[Any, ...]:
    sides = (entry.customer, entry.against) if line.raises else (entry.against, entry.customer)
    due = line.due_on.isoformat() if line.due_on else None
    return (number, pk, *sides, line.centavos, line.concept, line.period, due, line.settles)


def _settle(lines: Iterable[tuple[int, Moved]]) -> None:
    """Lower what is left of each item, and let go of what is settled. Errors: UnableToPost."""
    changes: dict[tuple[int, int], int] = defaultdict(int)
    for customer, line in lines:
        changes[customer, line.settles or 0] += line.centavos if line.raises else -line.centavos
    if not changes:
        return
    open_now = bulk.among(OpenItem, ["account_id", "transfer_id", "centavos"], "transfer_id", [i for _, i in changes])
    left = {(customer, item): centavos for customer, item, centavos in open_now}
    for item, change in changes.items():
        rest = left.get(item, 0)
        if rest * change >= 0 or abs(change) > abs(rest):
            raise UnableToPost("mas-de-lo-que-queda", "De un cargo queda menos por pagar; vuelva a empezar.")
        left[item] = rest + change
    with connection.cursor() as cursor:
        if gone := [(item,) for (_, item), rest in left.items() if not rest]:
            cursor.executemany("DELETE FROM ledger_openitem WHERE transfer_id = %s", gone)
        if kept := [(rest, item) for (_, item), rest in left.items() if rest]:
            cursor.executemany("UPDATE ledger_openitem SET centavos = %s WHERE transfer_id = %s", kept)
