"""The reconciliation of an import: per concept what the file says, what entered, and what explains the rest (H-01)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Sum, When

from ventanilla.billing.importing.mapping import read_money_mapping
from ventanilla.billing.importing.rows import NO_CONCEPT, UNKNOWN
from ventanilla.billing.models import MoneyImport
from ventanilla.billing.queries import book
from ventanilla.ledger.models import Batch, LedgerAccount, Transfer
from ventanilla.lib.spreadsheet import Cell


@dataclass(frozen=True)
class Line:
    """A concept, in rows and whole centavos. `empty` rows say zero, so that nothing of them enters.

    `control` is what the other system says that it adds up to, if it does.
    """

    name: str
    rows: int
    rejected: int
    known: int
    empty: int
    told: int
    rejected_sum: int
    known_sum: int
    posted: int
    control: int | None = None

    @property
    def difference(self) -> int:
        """What the file says and the ledger has not from this run."""
        return self.told - self.posted

    @property
    def unexplained(self) -> int:
        """What neither rejected rows nor those that were there before explain; nothing when all is right."""
        return self.difference - self.rejected_sum - self.known_sum

    @property
    def off_control(self) -> int:
        """By how much the file is not what the control says."""
        return 0 if self.control is None else self.told - self.control


@dataclass(frozen=True)
class Report:
    """The concepts in the order of the book, those unknown after them, and their total."""

    lines: tuple[Line, ...]
    total: Line

    @property
    def agrees(self) -> bool:
        """Whether all of the file is in the books, to the centavo, and it is what the control says."""
        return not any(one.rejected or one.unexplained or one.off_control for one in (*self.lines, self.total))


def report_of(run: MoneyImport) -> Report:
    """No query: all of it stands on the run. A dry run shows as posted what would enter."""
    codes = [concept.code for concept in book().concepts]
    control = read_money_mapping(run.mapping, run.kind, codes).control
    groups = sorted(run.read.keys() | (control.keys() - {""}), key=_order)
    lines = tuple(_line(run, group, control) for group in groups)
    return Report(lines, _total(lines, control.get("")))


def _order(group: str) -> tuple[int, str]:
    return (2_000 if group.startswith(UNKNOWN) else book().concept(group).order, group)


def _line(run: MoneyImport, group: str, control: Mapping[str, int]) -> Line:
    read = run.read.get(group, {})
    (entered, new), (known, old) = read.get("entered", (0, 0)), read.get("known", (0, 0))
    (rejected, bad), (empty, _) = read.get("rejected", (0, 0)), read.get("empty", (0, 0))
    posted = new if run.dry or run.finished_at is None else run.posted.get(group, 0)
    return Line(
        name=_name(group),
        rows=entered + known + rejected + empty,
        rejected=rejected,
        known=known,
        empty=empty,
        told=new + old + bad,
        rejected_sum=bad,
        known_sum=old,
        posted=posted,
        control=control.get(group),
    )


def _name(group: str) -> str:
    if group == NO_CONCEPT:
        return "Sin concepto"
    if group.startswith(UNKNOWN):
        return f"«{group[1:]}», sin correspondencia" if group[1:] else "Sin concepto"
    return book().concept(group).name


def _total(lines: tuple[Line, ...], control: int | None) -> Line:
    names = ("rows", "rejected", "known", "empty", "told", "rejected_sum", "known_sum", "posted")
    return Line(name="Total", control=control, **{name: sum(getattr(one, name) for one in lines) for name in names})


def posted_of(run: MoneyImport) -> dict[str, int]:
    """What the ledger has of a run by concept, in whole centavos with the sign of the file. Two queries."""
    batches = list(Batch.objects.filter(key__startswith=run.batch_prefix).values_list("pk", flat=True))
    opening, sign = LedgerAccount.OPENING, -1 if run.kind == MoneyImport.PAYMENTS else 1
    amount = Case(
        When(credit__kind=opening, then=F("centavos")),
        When(debit__kind=opening, then=-F("centavos")),
        output_field=IntegerField(),
    )
    code = Case(When(credit__kind=opening, then=F("credit__code")), default=F("debit__code"))
    rows = Transfer.objects.filter(entry__batch__in=batches).order_by().values_list(code).annotate(total=Sum(amount))
    return {code: sign * total for code, total in rows}


def table_of(report: Report) -> Iterator[list[Cell]]:
    """The report as rows of a spreadsheet, in pesos."""
    for one in (*report.lines, report.total):
        sums = (one.told, one.rejected_sum, one.known_sum, one.posted, one.difference, one.unexplained)
        control = [None, None] if one.control is None else [one.control / 100, one.off_control / 100]
        yield [one.name, one.rows, one.rejected, one.known, one.empty, *(value / 100 for value in sums), *control]
