"""The income of a month as a table: on screen, as a chart and as a spreadsheet (E-06)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ventanilla.billing.queries import book
from ventanilla.cashier.queries import income_of
from ventanilla.lib.chart import Chart, Line
from ventanilla.lib.months import Month
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.queries import current_pack, zone


@dataclass(frozen=True)
class Row:
    """A concept, its name and its whole centavos of each day of the table."""

    code: str
    name: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.amounts)


@dataclass(frozen=True)
class Table:
    """The days with income and a row for each concept, in the order of the book."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]

    @property
    def told(self) -> list[tuple[Row, list[tuple[date, int]]]]:
        """Each row with its amounts by day."""
        return [(row, list(zip(self.days, row.amounts, strict=True))) for row in self.rows]

    @property
    def sums_told(self) -> list[tuple[date, int]]:
        """The sum of each day."""
        return list(zip(self.days, self.sums, strict=True))

    @property
    def sums(self) -> list[int]:
        """What came in each day."""
        return [sum(row.amounts[n] for row in self.rows) for n in range(len(self.days))]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def chart(self) -> Chart:
        """What came in each day, in pesos."""
        labels = [str(day.day) for day in self.days]
        values = [round(centavos / 100, 2) for centavos in self.sums]
        return Chart("ingresos", "Ingresos de cada día", labels, [Line("Pesos", values, tone="green")], head="Día")


def income_table(month: Month) -> Table:
    """One query."""
    found = income_of(month)
    days = tuple(sorted({day for amounts in found.values() for day in amounts}))
    concepts = sorted((book().concept(code) for code in found), key=lambda concept: (concept.order, concept.code))
    rows = (Row(one.code, one.name, tuple(found[one.code].get(day, 0) for day in days)) for one in concepts)
    return Table(days, tuple(rows))


def income_sheet(month: Month, table: Table, *, made_by: str, at: datetime) -> bytes:
    """The XLSX: a line for each day, a column for each concept, in pesos."""
    return workbook(
        title="Ingresos",
        heading=[
            f"Ingresos por concepto de {month.name} · {current_pack().section('utility').name}",
            f"descargado por {made_by} el {at.astimezone(zone()):%d/%m/%Y a las %H:%M}",
        ],
        columns=[("Día", 12), *((row.name, 20) for row in table.rows), ("Total", 16)],
        rows=_lines(table),
    )


def _lines(table: Table) -> Iterator[list[Cell]]:
    for n, day in enumerate(table.days):
        yield [day, *(row.amounts[n] / 100 for row in table.rows), table.sums[n] / 100]
    yield ["Total", *(row.total / 100 for row in table.rows), table.total / 100]
