"""What is printed on or beside a letter: the words of its stamp and of its label, and its bars. No database."""

from collections.abc import Sequence
from typing import Any

from ventanilla.correspondence.models import FolioBlock, IncomingLetter, Slip
from ventanilla.correspondence.rules import LabelSize, Stamp
from ventanilla.lib.barcodes import bars


def counted(number: int, thing: str) -> str:
    """A number and its thing in words.

    >>> counted(1, "foja"), counted(3, "anexo")
    ('1 foja', '3 anexos')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def annexes_of(letter: IncomingLetter) -> str:
    """«2 anexos», «sin anexos»."""
    return counted(letter.annexes, "anexo") if letter.annexes else "sin anexos"


def stamp_fields(letter: IncomingLetter, where: Stamp, office: str, note: str = "") -> dict[str, Any]:
    """What the template of the stamp asks for. `office` is the name of the registry office."""
    return {
        "izquierda": str(where.left_mm),
        "arriba": str(where.top_mm),
        "ancho": str(where.width_mm),
        "oficina": office,
        "folio": letter.folio,
        "recibido": letter.received_at,
        "fojas": counted(letter.sheets, "foja"),
        "anexos": annexes_of(letter),
        "recibio": letter.by_name,
        "nota": note,
        "barras": bars(letter.folio),
    }


def label_fields(letters: Sequence[tuple[IncomingLetter, str]], size: LabelSize, skipped: int = 0) -> dict[str, Any]:
    """What the template of labels asks for: letters each with its day in words; `skipped` places stay empty."""
    return {
        "ancho": str(size.width_mm),
        "alto": str(size.height_mm),
        "columnas": str(size.columns),
        "filas": str(size.rows),
        "izquierda": str(size.left_mm),
        "arriba": str(size.top_mm),
        "entre_x": str(size.gap_x_mm),
        "entre_y": str(size.gap_y_mm),
        "saltadas": str(skipped),
        "etiquetas": [
            {
                "folio": letter.folio,
                "barras": bars(letter.folio),
                "fecha": day,
                "detalle": f"{counted(letter.sheets, 'foja')} · {annexes_of(letter)}",
            }
            for letter, day in letters
        ],
    }


def block_fields(block: FolioBlock, slips: Sequence[Slip]) -> dict[str, Any]:
    """What the template of a contingency block asks for."""
    return {
        "del": block.first,
        "al": block.last,
        "recibio": f"{block.taken_by}, {block.place}",
        "talones": [{"folio": slip.folio, "barras": bars(slip.folio)} for slip in slips],
    }
