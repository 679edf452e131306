"""What tests of the till's paper share: what a receipt says with so many lines, and what is wrong with a page."""

from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from pypdfium2 import PdfDocument, PdfPage

from ventanilla.documents.actions import print_form

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
LONG = "Derechos por la conexión a la red general de agua potable y drenaje de predios con servidumbre de paso " * 2


def receipt(count: int, name: str = "Concepto", **changed: Any) -> PdfDocument:
    """A receipt of `count` lines; what is asked for in `changed` instead of what it says usually."""
    fields = {
        "folio": "REC-2026-0000001",
        "barras": "1101" * 30,
        "cuenta": "10-1",
        "nombre": "Guadalupe Peña de los Ángeles",
        "domicilio": "Hidalgo 12, El Mirador, 53050 Naucalpan de Juárez",
        "caja": "Caja 1, Beto Salas Rey",
        "momento": AT,
        "capturado": "",
        "lineas": [
            {"concepto": f"{name} {n + 1:03d}.", "periodo": "2026-4B", "importe": f"${n + 1}.00"} for n in range(count)
        ],
        "total": "$12,345.67",
        "letra": "doce mil trescientos cuarenta y cinco pesos 67/100 M.N.",
        "medios": [{"medio": "Efectivo", "importe": "$12,345.67"}],
        "recibido": "$12,400.00",
        "cambio": "$54.33",
        "leyenda": "PAGADO 20/11/2026",
        "cancelado": "",
        "copia": "",
    }
    return PdfDocument(print_form(form="recibo", fields=fields | changed, at=AT))


def words_of(page: PdfPage) -> str:
    """Its text, with single spaces."""
    return " ".join(page.get_textpage().get_text_bounded().split())


def boxes(page: PdfPage) -> list[tuple[float, float, float, float]]:
    """Where each run of letters stands, in points: left, bottom, right, top."""
    text = page.get_textpage()
    return [text.get_rect(n) for n in range(text.count_rects())]


def faults_of_page(page: PdfPage, margin: float = 18) -> list[str]:
    """What is printed over something else, or beyond the margins; none of a sound page."""
    width, height = page.get_size()
    found = boxes(page)
    out = [box for box in found if min(box[0], box[1], width - box[2], height - box[3]) < margin]
    over = [(a, b) for a, b in combinations(found, 2) if _shared(a, b, 0) > 1 and _shared(a, b, 1) > 1]
    return [f"beyond {box}" for box in out] + [f"over {pair}" for pair in over]


def _shared(one: tuple[float, ...], other: tuple[float, ...], side: int) -> float:
    return min(one[side + 2], other[side + 2]) - max(one[side], other[side])


def told(pages: list[str]) -> Counter[str]:
    """How often each of the words is printed on all of the pages."""
    return Counter(" ".join(pages).split())
