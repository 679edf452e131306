"""Tables that leave the register: cells a spreadsheet would run as a formula are made harmless. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


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
