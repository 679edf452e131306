"""A chunk of rows enters the ledger in sets: accounts found, what entered before told apart, payments spread."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import batched

from ventanilla.billing.importing.mapping import PAYMENTS
from ventanilla.billing.importing.rows import NO_CONCEPT, MoneyPlan, Row, called, is_named, read_row
from ventanilla.billing.points import allocate, settle
from ventanilla.billing.queries import book
from ventanilla.journal import bulk
from ventanilla.ledger.actions import Moved, Told, hold_many, open_many
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem
from ventanilla.ledger.queries import Item, moved_by
from ventanilla.register.importing.staging import Waiting
from ventanilla.register.models import Account
from ventanilla.register.words import key_of

KIND = {"balances": "old_balance", "charges": "old_charge", "payments": "old_payment"}
"""What their entries are called in the ledger."""
ADVANCE = "anticipo"
"""The concept of what was paid above what was owed."""
_SOME = 900

Fault = tuple[str, str]


@dataclass(frozen=True)
class Chunk:
    """Rows of a file with where each stands: those to enter with their key and account, known ones, rejected ones."""

    enter: list[tuple[Row, str, int]]
    known: list[Row]
    empty: list[Row]
    rejected: list[tuple[Waiting, Row, Fault]]


def sort_out(plan: MoneyPlan, rows: Sequence[Waiting]) -> Chunk:
    """Four queries at most, whatever the number of rows."""
    read = [(waiting, read_row(plan, waiting.cells)) for waiting in rows]
    accounts = _accounts({row.account for _, row in read if not row.faults})
    out, fresh = Chunk([], [], [], []), dict[str, tuple[Waiting, Row, int]]()
    for waiting, row in read:
        account = accounts.get(row.account)
        fault = row.faults[0] if row.faults else None
        if fault is None and account is None:
            fault = ("cuenta-desconocida", f"La cuenta {row.account} no está en el padrón; impórtelo primero.")
        if fault is None and waiting.first_line and is_named(plan, row):
            fault = ("repetido", f"Ya venía en el renglón {waiting.first_line} del archivo.")
        if fault is None and row.centavos == 0:
            out.empty.append(row)
            continue
        key = f"old:{plan.kind}:{called(plan, row, str(account), waiting.times)}"
        if fault is None and key in fresh:
            fault = ("repetido", f"Ya venía en el renglón {fresh[key][0].line} del archivo.")
        if fault is not None or account is None:
            out.rejected.append((waiting, row, fault or ("", "")))
        else:
            fresh[key] = (waiting, row, account)
    _tell_known_apart(out, fresh, -1 if plan.kind == PAYMENTS else 1)
    return out


def _accounts(numbers: set[str]) -> dict[str, int]:
    """The id of each number that is in the register, also when only one account is written otherwise."""
    found = dict(bulk.among(Account, ["number", "id"], "number", sorted(numbers)))
    keys = {key_of(number): number for number in numbers - found.keys()}
    alike: dict[str, list[int]] = defaultdict(list)
    if keys:
        for key, pk in bulk.among(Account, ["number_key", "id"], "number_key", sorted(keys)):
            alike[key].append(pk)
    return found | {
        number: alike[key_of(number)][0] for number in numbers - found.keys() if len(alike[key_of(number)]) == 1
    }


def _tell_known_apart(out: Chunk, fresh: Mapping[str, tuple[Waiting, Row, int]], sign: int) -> None:
    """What entered by an earlier file does not enter again; with another amount it is rejected."""
    there = dict(bulk.among(Entry, ["key", "id"], "key", list(fresh)))
    amounts = moved_by(there.values()) if there else {}
    for key, (waiting, row, account) in fresh.items():
        if key not in there:
            out.enter.append((row, key, account))
        elif amounts[there[key]] == sign * (row.centavos or 0):
            out.known.append(row)
        else:
            out.rejected.append((waiting, row, ("otro-importe", "Ya se trajo antes con otro importe; revise cuál es.")))


def entries_of(plan: MoneyPlan, enter: Sequence[tuple[Row, str, int]]) -> list[Told]:
    """The entries to post. Of payments the customers are locked and their open items read."""
    customers = open_many(LedgerAccount.CUSTOMER, sorted({str(account) for _, _, account in enter}))
    against = open_many(LedgerAccount.OPENING, sorted({row.code or NO_CONCEPT for row, _, _ in enter}))
    if plan.kind == PAYMENTS:
        lines = _spread([(row, customers[str(account)]) for row, _, account in enter])
    else:
        lines = ((_owed(row, plan.cut_off),) for row, _, _ in enter)
    return [
        Told(key, row.on or plan.cut_off, str(account), customers[str(account)], against[row.code or NO_CONCEPT], moved)
        for (row, key, account), moved in zip(enter, lines, strict=True)
    ]


def _owed(row: Row, cut_off: date) -> Moved:
    """Lateness up to the cut is what the other system charged: here it begins afterwards."""
    centavos = row.centavos or 0
    due = max(row.due_on, cut_off) if row.due_on and centavos > 0 else None
    return Moved(centavos > 0, abs(centavos), row.code, row.period, due)


def _spread(payments: Sequence[tuple[Row, int]]) -> Iterator[tuple[Moved, ...]]:
    """Each payment over the oldest imported charges that are left, of its concept when it names one; the rest stays."""
    hold_many(customer for _, customer in payments)
    open_items = _imported_items({customer for _, customer in payments})
    tariffs = book()
    for row, customer in payments:
        items, centavos = open_items[customer], row.centavos or 0
        held = [one for one in items.values() if one.left and row.code in ("", one.concept)]
        spread = allocate(settle(held, tariffs, on=row.on or date.max), centavos)
        moved = []
        for part in spread.parts:
            item = part.line.item
            items[item.number] = replace(item, left=item.left - part.charge)
            moved.append(Moved(False, part.charge, item.concept, item.period, settles=item.number))
        if spread.over:
            moved.append(Moved(False, spread.over, row.code or ADVANCE))
        yield tuple(moved)


def _imported_items(customers: Iterable[int]) -> dict[int, dict[int, Item]]:
    """What is left of the charges that other systems told, by customer; without due day, as no lateness is charged."""
    found: dict[int, dict[int, Item]] = defaultdict(dict)
    kinds = (KIND["balances"], KIND["charges"])
    for some in batched(sorted(customers), _SOME, strict=False):
        rows = OpenItem.objects.filter(account__in=some, centavos__gt=0).values_list(
            *("account_id", "pk", "centavos", "transfer__concept", "transfer__period", "transfer__centavos"),
            *("transfer__entry__effective_on", "transfer__entry__kind"),
        )
        for account, pk, left, concept, period, charged, on, kind in rows:
            if kind in kinds:
                found[account][pk] = Item(pk, concept, period, on, None, charged, left)
    return found
