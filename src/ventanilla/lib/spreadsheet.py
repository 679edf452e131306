"""Tables that leave the house as XLSX or CSV: cells a spreadsheet would run as a formula are made harmless. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000
_WIDEST = 60

Cell = str | int | float | date | datetime | None


def safe_cell(text: str) -> str:
    """With an apostrophe before what could be a formula; a plain number is left as it is.

    >>> safe_cell("=1+1"), safe_cell("-120.50"), safe_cell("Peña")
    ("'=1+1", '-120.50', 'Peña')
    """
    if not text.startswith(_DANGEROUS):
        return text
    try:
        Decimal(text)
    except InvalidOperation:
        return f"'{text}"
    return text if text[0] == "-" else f"'{text}"


def csv_lines(rows: Iterable[Sequence[str]], delimiter: str = ",") -> Iterator[bytes]:
    """CSV in UTF-8 with its mark, which spreadsheets need to read accents, a line at a time."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter).writerow([safe_cell(cell) for cell in row])
        yield line.getvalue().encode()


def workbook(
    *, title: str, heading: Sequence[str], columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """One sheet: lines of `heading` (what it is, code and revision), the columns (name, width) and the rows.

    Moments are written as the clock of their own zone shows them: a spreadsheet knows no zones.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    for number, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(width, _WIDEST)
    sheet.freeze_panes = f"A{len(heading) + 2}"
    for number, line in enumerate(heading):
        cell = WriteOnlyCell(sheet, _plain(line))
        cell.font = Font(bold=number == 0, size=13 if number == 0 else 10)
        sheet.append([cell])
    sheet.append([_head(WriteOnlyCell(sheet, _plain(name))) for name, _ in columns])
    for row in rows:
        sheet.append([_plain(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(cell: WriteOnlyCell) -> WriteOnlyCell:
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E6EBF0")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _plain(value: Cell) -> Cell:
    """What a cell may hold: no formula, no control character, no zone."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    if isinstance(value, str):
        return safe_cell(ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_LONGEST])
    return value


def _sheet_title(title: str) -> str:
    """At most 31 characters, without those a sheet's name may not have."""
    return "".join(" " if c in r"[]:*?/\'" else c for c in title)[:31].strip() or "Hoja"
