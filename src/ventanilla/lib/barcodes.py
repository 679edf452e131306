"""Bars on paper and what a scanner types when it reads them."""

import re

from barcode.codex import Code128


def bars(text: str) -> str:
    """The modules of a Code 128, "1" for a bar. `text` must be printable ASCII.

    >>> bars("OP-1")[:11]
    '11010010000'
    """
    return str(Code128(text).build()[0])


def typed_folio(text: str) -> str:
    """A folio as a scanner typed it: one set for another country's keyboard writes «'» or «´» where a hyphen is.

    >>> typed_folio(" op'2026'000001 ")
    'OP-2026-000001'
    """
    return re.sub(r"['´`’‘?_]", "-", text.strip().upper())
