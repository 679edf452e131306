"""Every movement of money of some days, for whoever takes them elsewhere: read window by window, memory stays flat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Min

from ventanilla.billing.queries import book
from ventanilla.cashier.kinds import KINDS
from ventanilla.cashier.models import Cancellation, Payment
from ventanilla.ledger.models import Entry, LedgerAccount, PendingOutcome, Transfer
from ventanilla.lib.spreadsheet import Cell
from ventanilla.register.models import Account
from ventanilla.utility.queries import zone

WINDOW = 2_000
"""Numbers of entries read at a time: by number, so that no query grows with what is exported."""
LONGEST = 366
"""Days that may be asked for at once."""
COLUMNS = [
    *(("Día", 12), ("Registrado", 18), ("Movimiento", 16), ("Cuenta", 14), ("Concepto", 12), ("Nombre", 28)),
    *(("Periodo", 10), ("Vence", 12), ("Cargo a", 24), ("Abono a", 24), ("Importe", 14), ("Asentado", 14)),
    *(("Clave", 40), ("Recibo", 18), ("Revierte", 40)),
]
AMOUNT = 10
"""The place of the amount among the columns."""
_ENTRY = (
    "pk",
    "effective_on",
    "at",
    "kind",
    "key",
    "subject_kind",
    "subject_id",
    "pending",
    "reverses",
    "reverses__key",
)
_TRANSFER = ("entry_id", "concept", "period", "due_on", "centavos")
_SIDES = ("debit__kind", "debit__code", "credit__kind", "credit__code")


@dataclass
class Tally:
    """What was told so far, in whole centavos: all that counts, and how much of it each ledger account kind got."""

    movements: int = 0
    centavos: int = 0
    waiting: int = 0
    debits: dict[str, int] = field(default_factory=dict)
    credits: dict[str, int] = field(default_factory=dict)

    def add(self, centavos: int, debit: str, credit: str) -> None:
        self.movements += 1
        self.centavos += centavos
        self.debits[debit] = self.debits.get(debit, 0) + centavos
        self.credits[credit] = self.credits.get(credit, 0) + centavos


def movements(since: date, until: date, tally: Tally) -> Iterator[list[Cell]]:
    """A row for each transfer that counts for those days, in the order in which they were written; whole centavos.

    What still waits to be confirmed, or was voided, is told as such and is not added up.
    """
    ends = Entry.objects.filter(effective_on__gte=since, effective_on__lte=until).aggregate(a=Min("pk"), z=Max("pk"))
    if ends["a"] is None:
        return
    for first in range(ends["a"], ends["z"] + 1, WINDOW):
        yield from _window(first, min(first + WINDOW, ends["z"] + 1), since, until, tally)


def _window(first: int, end: int, since: date, until: date, tally: Tally) -> Iterator[list[Cell]]:
    """Days are asked in memory: a database without statistics would begin with them instead of the numbers."""
    told = Entry.objects.filter(pk__gte=first, pk__lt=end).order_by("pk").values_list(*_ENTRY)
    entries = {row[0]: row for row in told if since <= row[1] <= until}
    if not entries:
        return
    transfers = Transfer.objects.filter(entry_id__gte=first, entry_id__lt=end).order_by("entry_id", "pk")
    rows = [row for row in transfers.values_list(*_TRANSFER, *_SIDES) if row[0] in entries]
    receipts, outcomes = _receipts(first, end, entries), _outcomes(first, end)
    numbers = _numbers(entries, rows)
    for row in rows:
        entry = entries[row[0]]
        stands = not entry[7] or outcomes.get(row[0]) == PendingOutcome.CONFIRMED
        if stands:
            tally.add(row[4], row[5], row[7])
        else:
            tally.waiting += 1
        state = "Sí" if stands else ("Anulado" if row[0] in outcomes else "Por confirmar")
        yield _row(entry, row, numbers, receipts.get(row[0], ""), state)


def _receipts(first: int, end: int, entries: Mapping[int, tuple[object, ...]]) -> dict[int, str]:
    """The folio of the receipt of each entry: of the payment, of its lateness, or of what undoes them."""
    found = dict(Payment.objects.filter(due__gte=first, due__lt=end).values_list("due_id", "folio"))
    found |= dict(Payment.objects.filter(entry__gte=first, entry__lt=end).values_list("entry_id", "folio"))
    returned = Cancellation.objects.filter(entry__gte=first, entry__lt=end)
    found |= dict(returned.values_list("entry_id", "payment__folio"))
    undone = {row[8]: pk for pk, row in entries.items() if row[8]}
    if undone:
        for column in ("entry_id", "due_id"):
            rows = Payment.objects.filter(**{f"{column}__in": list(undone)}).values_list(column, "folio")
            found |= {undone[entry]: folio for entry, folio in rows}
    return found


def _outcomes(first: int, end: int) -> dict[int, str]:
    return dict(PendingOutcome.objects.filter(entry__gte=first, entry__lt=end).values_list("entry_id", "kind"))


def _numbers(entries: Mapping[int, tuple[object, ...]], rows: list[tuple[object, ...]]) -> dict[str, str]:
    """The account number of each id that a movement speaks of."""
    ids = {str(row[6]) for row in entries.values() if row[5] == "account"}
    ids |= {str(code) for row in rows for kind, code in (row[5:7], row[7:9]) if kind == LedgerAccount.CUSTOMER}
    wanted = sorted(int(one) for one in ids if one.isdigit())
    found: dict[str, str] = {}
    for n in range(0, len(wanted), 500):
        pairs = Account.objects.filter(pk__in=wanted[n : n + 500]).values_list("pk", "number")
        found |= {str(pk): number for pk, number in pairs}
    return found


_KINDS = dict(LedgerAccount.KINDS)


def _side(kind: str, code: str, numbers: Mapping[str, str]) -> str:
    return f"{_KINDS.get(kind, kind)} {numbers.get(code, code) if kind == LedgerAccount.CUSTOMER else code}"


def _row(
    entry: tuple[Any, ...], row: tuple[Any, ...], numbers: Mapping[str, str], receipt: str, state: str
) -> list[Cell]:
    _, on, at, kind, key, subject_kind, subject, _, _, reverses = entry
    _, concept, period, due_on, centavos, *sides = row
    codes = [code for side, code in (sides[:2], sides[2:]) if side == LedgerAccount.CUSTOMER]
    account = numbers.get(codes[0] if codes else subject if subject_kind == "account" else "", "")
    debit, credit = _side(sides[0], sides[1], numbers), _side(sides[2], sides[3], numbers)
    name = book().concept(concept).name
    told = [on, at.astimezone(zone()), KINDS.get(kind, kind), account, concept, name, period, due_on, debit, credit]
    return [*told, centavos, state, key, receipt, reverses or ""]


def totals_of(tally: Tally) -> Iterator[list[Cell]]:
    """What is written under the rows; amounts in whole centavos stand in the place of the amount."""
    before: list[Cell] = [""] * (AMOUNT - 1)
    yield ["Total", *before, tally.centavos, f"{tally.movements} renglones"]
    for kind in sorted(tally.debits.keys() | tally.credits.keys()):
        for what, sums in (("Cargo a", tally.debits), ("Abono a", tally.credits)):
            if kind in sums:
                yield [f"{what}: {_KINDS.get(kind, kind)}", *before, sums[kind]]
    if tally.waiting:
        yield [f"No se suman {tally.waiting} renglones que no cuentan"]
