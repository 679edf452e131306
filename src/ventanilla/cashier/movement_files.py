"""Movements of money as files: CSV a line at a time, however many they are, and XLSX of not too many (H-01)."""

from collections.abc import Iterator
from datetime import date, datetime

from ventanilla.cashier.movements import AMOUNT, COLUMNS, Tally, movements, totals_of
from ventanilla.ledger.models import Entry
from ventanilla.lib.spreadsheet import Cell, csv_lines, workbook
from ventanilla.utility.queries import current_pack, zone

FIT = 25_000
"""Entries that a spreadsheet is made of at most."""


def fit_a_sheet(since: date, until: date) -> bool:
    """Whether there are few enough. One query, which looks no further."""
    return Entry.objects.filter(effective_on__gte=since, effective_on__lte=until)[: FIT + 1].count() <= FIT


def movements_csv(since: date, until: date) -> Iterator[bytes]:
    """The rows and their totals, in pesos with two decimals."""
    return csv_lines(_texts(since, until))


def _texts(since: date, until: date) -> Iterator[list[str]]:
    yield [name for name, _ in COLUMNS]
    for row in _told(since, until):
        cells = ["" if cell is None else _written(cell) for cell in row]
        if len(row) > AMOUNT and isinstance(amount := row[AMOUNT], int):
            cells[AMOUNT] = f"{amount // 100}.{amount % 100:02d}"
        yield cells


def _written(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else str(cell)


def _told(since: date, until: date) -> Iterator[list[Cell]]:
    tally = Tally()
    yield from movements(since, until, tally)
    yield from totals_of(tally)


def movements_sheet(since: date, until: date, *, made_by: str, at: datetime) -> bytes:
    """The same as XLSX, in pesos."""
    return workbook(
        title="Movimientos",
        heading=[
            f"Movimientos del {since:%d/%m/%Y} al {until:%d/%m/%Y} · {current_pack().section('utility').name}",
            f"descargado por {made_by} el {at.astimezone(zone()):%d/%m/%Y a las %H:%M}",
        ],
        columns=COLUMNS,
        rows=([_pesos(n, cell) for n, cell in enumerate(row)] for row in _told(since, until)),
    )


def _pesos(place: int, cell: Cell) -> Cell:
    return cell / 100 if place == AMOUNT and isinstance(cell, int) else cell
