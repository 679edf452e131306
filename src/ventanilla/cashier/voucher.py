"""The accounting entry of a day (póliza): what each side of the ledger and concept was debited and credited (E-06)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from ventanilla.billing.queries import book
from ventanilla.cashier.catalogue import AccountingAccount, Chart
from ventanilla.cashier.queries import declared
from ventanilla.cashier.sides import relief_name
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.ledger.models.entry import COUNTS
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.queries import current_pack, zone

NO_ACCOUNT = "sin cuenta contable"
_BY_CODE = (LedgerAccount.RELIEF, LedgerAccount.BANK)
"""Sides that are told by what they are, not by the concept of what moved."""


@dataclass(frozen=True)
class VoucherLine:
    """What a kind of ledger account got for a concept, in whole centavos; `account` is None where the pack has none.

    Of relief `concept` is why: the programme, or the concept of the adjustment, write-off or rounding; of a bank, its
    code.
    """

    kind: str
    concept: str
    name: str
    account: AccountingAccount | None
    debit: int
    credit: int

    @property
    def side(self) -> str:
        """The kind of ledger account, as people call it."""
        return dict(LedgerAccount.KINDS).get(self.kind, self.kind)


@dataclass(frozen=True)
class Voucher:
    """The lines of a day, those with an accounting account first, in its order."""

    day: date
    lines: tuple[VoucherLine, ...]

    @property
    def debit(self) -> int:
        return sum(line.debit for line in self.lines)

    @property
    def credit(self) -> int:
        return sum(line.credit for line in self.lines)

    @property
    def unmapped(self) -> int:
        """How many lines have no accounting account."""
        return sum(line.account is None for line in self.lines)

    @property
    def assumed(self) -> bool:
        """Whether some account is a sample that nobody confirmed."""
        return any(line.account and line.account.assumed for line in self.lines)


def voucher_of(day: date) -> Voucher:
    """What counts for a day. What passes through clearing accounts leaves them in the same entry, and is left out.

    One query.
    """
    rows = (
        Transfer.objects.filter(COUNTS, entry__effective_on=day)
        .order_by()
        .values_list("concept", "debit__kind", "debit__code", "credit__kind", "credit__code")
        .annotate(total=Sum("centavos"))
    )
    sums: dict[tuple[str, str], list[int]] = {}
    for concept, *sides, total in rows:
        for place, (kind, code) in enumerate((sides[:2], sides[2:])):
            if kind != LedgerAccount.CLEARING:
                word = code if kind in _BY_CODE else concept
                sums.setdefault((kind, word), [0, 0])[place] += total
    chart: Chart = current_pack().section("accounting")
    lines = [
        VoucherLine(kind, concept, _name(kind, concept), chart.account(kind, concept), debit, credit)
        for (kind, concept), (debit, credit) in sums.items()
    ]
    return Voucher(day, tuple(sorted(lines, key=_order)))


def _name(kind: str, concept: str) -> str:
    if kind == LedgerAccount.MEANS:
        return declared().means_name(concept)
    if kind == LedgerAccount.BANK:
        return declared().bank_name(concept)
    return relief_name(book(), concept) if kind == LedgerAccount.RELIEF else book().concept(concept).name


def _order(line: VoucherLine) -> tuple[bool, str, bool, str, str]:
    code = line.account.code if line.account else ""
    return (line.account is None, code, not line.debit, line.kind, line.concept)


COLUMNS = [
    *(("Cuenta contable", 18), ("Nombre de la cuenta", 40), ("Qué es", 26), ("Concepto", 14), ("Nombre", 30)),
    *(("Debe", 16), ("Haber", 16)),
]


def voucher_rows(voucher: Voucher) -> Iterator[list[Cell]]:
    """The lines and their total, in pesos."""
    for one in voucher.lines:
        told = [one.account.code, one.account.name] if one.account else [NO_ACCOUNT, ""]
        yield [*told, one.side, one.concept, one.name, one.debit / 100, one.credit / 100]
    yield ["Total", "", "", "", "", voucher.debit / 100, voucher.credit / 100]


def voucher_sheet(voucher: Voucher, *, made_by: str, at: datetime) -> bytes:
    """The XLSX."""
    return workbook(
        title="Póliza",
        heading=[
            f"Póliza del {voucher.day:%d/%m/%Y} · {current_pack().section('utility').name}",
            f"descargada por {made_by} el {at.astimezone(zone()):%d/%m/%Y a las %H:%M}",
        ],
        columns=COLUMNS,
        rows=voucher_rows(voucher),
    )
