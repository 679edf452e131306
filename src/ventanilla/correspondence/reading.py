"""Reading the folio of a scanned page: its bars or its QR, else the name of the file. Nothing it reads can stop it."""

import io
import re
import threading

import pypdfium2
import zxingcpp
from PIL import Image

_PAGES = 2
_LONGEST = 2600
"""Pixels of the longer side: enough for the bars of a label at 200 dpi."""
_ONE_AT_A_TIME = threading.Lock()
"""The reader of PDF is not made for several threads at once."""


def codes_in(content: bytes, kind: str) -> list[str]:
    """The texts of the codes on the first pages, in order, without repeats. What cannot be read has none."""
    try:
        pages = _of_pdf(content) if kind == "application/pdf" else _of_image(content)
        found = [code.text.strip() for page in pages for code in zxingcpp.read_barcodes(page)]
    except (pypdfium2.PdfiumError, OSError, ValueError, RuntimeError, Image.DecompressionBombError):
        return []
    return list(dict.fromkeys(text for text in found if text))


def words_of_name(name: str) -> list[str]:
    """What in a file's name may be a folio: the whole without its ending, and each of its words.

    >>> words_of_name("OP-2026-000001 (2).pdf")
    ['OP-2026-000001 (2)', 'OP-2026-000001', '2']
    """
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.strip())
    return list(dict.fromkeys([stem, *(word for word in re.split(r"[\s(),;]+", stem) if word)]))[:10]


def _of_pdf(content: bytes) -> list[Image.Image]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            return [_drawn(document[number]) for number in range(min(len(document), _PAGES))]
        finally:
            document.close()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    wide, tall = page.get_size()
    scale = min(3.0, _LONGEST / max(wide, tall, 1))
    drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return drawn


def _of_image(content: bytes) -> list[Image.Image]:
    with Image.open(io.BytesIO(content)) as image:
        image.draft("L", (_LONGEST, _LONGEST))
        grey = image.convert("L")
    grey.thumbnail((_LONGEST, _LONGEST))
    return [grey]
