"""The day book on paper and as a spreadsheet: its columns, and how a line fills them. No database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.correspondence.day_book import BOOKS, Asked, Line
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.vocabulary import said

IN = (
    *(("Núm.", 7), ("Folio", 18), ("Recibido", 17), ("Registrado", 17), ("Remitente", 38), ("Asunto", 50)),
    *(("Vía", 26), ("Fojas", 14), ("Dónde está", 30)),
)
OUT = (
    *(("Núm.", 7), ("Número", 20), ("Emitido", 17), ("Destinatario", 38), ("Documento", 44), ("Estado", 26)),
    *(("Entregado", 17), ("Cómo", 32), ("A quién", 38)),
)
FORMS = {"entradas": "libro_entradas", "salidas": "libro_salidas"}
"""The letter of the pack that prints each book."""


def book_sheet(
    lines: Sequence[Line], asked: Asked, *, house: str, code: str, made_by: str, made_at: str, zone: ZoneInfo
) -> bytes:
    """The XLSX of a book. `code` is the controlled form's; `made_at` says the moment as people read it."""
    incoming = asked.book == "entradas"
    return workbook(
        title=f"{BOOKS[asked.book]} {asked.day.isoformat()}",
        heading=[
            f"Libro de {said('registry_office')} · {BOOKS[asked.book]} del {asked.day:%d/%m/%Y} · {house}",
            f"{code} · descargado por {made_by} el {made_at}".lstrip(" ·"),
        ],
        columns=IN if incoming else OUT,
        rows=((_in if incoming else _out)(line, zone) for line in lines),
    )


def book_fields(lines: Sequence[Line], asked: Asked, *, made_by: str, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """What the printed form's template asks for."""
    return {
        "dia": asked.day,
        "filtros": "Solo una parte del día: se pidió con filtros." if asked.filtered else "",
        "total": f"{len(lines)} asiento{'' if len(lines) == 1 else 's'}",
        "imprime": made_by,
        "impreso": at,
        "asientos": [_printed(line, zone) for line in lines],
    }


def _printed(line: Line, zone: ZoneInfo) -> dict[str, str]:
    return {
        "numero": str(line.number),
        "folio": line.folio,
        "hora": f"{line.at.astimezone(zone):%H:%M}",
        "quien": line.who or "Sin nombre",
        "asunto": line.about,
        "via": line.way,
        "momento": f"{line.moved_at.astimezone(zone):%d/%m/%Y %H:%M}" if line.moved_at else "",
        "papeles": line.papers,
        "estado": line.standing,
    }


def _in(line: Line, zone: ZoneInfo) -> list[Cell]:
    came, entered = (at.astimezone(zone) if at else None for at in (line.moved_at, line.at))
    return [line.number, line.folio, came, entered, line.who, line.about, line.way, line.papers, line.standing]


def _out(line: Line, zone: ZoneInfo) -> list[Cell]:
    issued, given = (at.astimezone(zone) if at else None for at in (line.at, line.moved_at))
    to = line.papers.removeprefix("a ")
    return [line.number, line.folio, issued, line.who, line.about, line.standing, given, line.way, to]
