"""The monthly analysis in words, as a spreadsheet and as the fields of its printed form. No database."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ventanilla.lib import spoken
from ventanilla.lib.drawing import strips
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.processes.motion.library import diagram_of, files_of
from ventanilla.processes.queries.analysis import Analysis, StepTimes
from ventanilla.processes.queries.road import drawings_of

FORM: Final = "analisis"
"""The pack's code of the printed form."""
COLUMNS: Final = (
    *(("Paso", 44), ("Carril", 30), ("Veces", 9), ("Mediana (días)", 14), ("Percentil 90 (días)", 14)),
    *(("Repetido", 11), ("Fuera de plazo", 11), ("Quién lo hizo", 60)),
)
SHADES: Final[Mapping[int, str]] = {1: "#e3f1e6", 2: "#fdf0d2", 3: "#f9cf9c", 4: "#f3a59c"}


def verdict(found: Analysis) -> str:
    """The three slowest steps in a sentence; what to say when nothing was finished."""
    worst = [f"«{s.name}» ({spoken.duration(s.median)}, {_times(s.count)})" for s in found.worst if s.median]
    if not worst:
        return "En este mes no se terminó ningún paso de esta versión. Elija otro mes u otra versión."
    listed = worst[0] if len(worst) == 1 else f"{', '.join(worst[:-1])} y {worst[-1]}"
    return f"Donde más se tarda, por la mediana: {listed}."


def _times(count: int) -> str:
    return "1 vez" if count == 1 else f"{count} veces"


def analysis_sheet(found: Analysis, *, code: str, made_by: str, at: datetime) -> bytes:
    """The XLSX. `at` is local."""
    return workbook(
        title=f"Análisis {found.month.code}",
        heading=[
            f"Análisis mensual · {found.definition.title}, versión {found.definition.number} · {found.month.name}",
            f"{code} · {verdict(found)} Tiempo natural transcurrido entre que se abre y se termina cada paso.",
            f"Descargado por {made_by} el {at:%d/%m/%Y a las %H:%M}",
        ],
        columns=COLUMNS,
        rows=(list(_cells(step)) for step in found.steps),
    )


def _cells(step: StepTimes) -> Iterator[Cell]:
    yield from (step.name, step.lane, step.count, _days(step.median), _days(step.p90))
    yield from ("periódico" if step.repeated is None else step.repeated, step.late, hands(step))


def _days(took: timedelta | None) -> float | None:
    return None if took is None else round(took.total_seconds() / 86_400, 3)


def hands(step: StepTimes) -> str:
    """«Ana Robles (12), Gema Ibarra (3)»."""
    return ", ".join(f"{who} ({count})" for who, count in step.who)


def analysis_fields(found: Analysis, *, made_by: str, at: datetime) -> dict[str, Any]:
    """The fields of the printed form; the drawings travel as SVG text."""
    files = files_of(found.definition)
    fills = {step.node: SHADES[step.shade] for step in found.steps if step.shade}
    return {
        "procedimiento": f"{found.definition.title}, versión {found.definition.number}",
        "mes": found.month.name,
        "frase": verdict(found),
        "imprime": made_by,
        "impreso": at,
        "dibujos": list(_pieces(files, drawings_of(diagram_of(found.definition)), fills)),
        "pasos": [_record(step) for step in found.steps if step.count],
    }


def _pieces(
    files: Mapping[str, bytes], drawings: list[tuple[str, str]], fills: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """Each drawing in pieces that can be read on paper."""
    for file, name in drawings:
        pieces = strips(files[file], fills)
        for number, piece in enumerate(pieces, 1):
            of = f" ({number} de {len(pieces)})" if len(pieces) > 1 else ""
            yield {"nombre": f"{name}{of}", "svg": piece.decode()}


def _record(step: StepTimes) -> dict[str, str]:
    return {
        "paso": step.name,
        "carril": step.lane,
        "veces": str(step.count),
        "mediana": spoken.duration(step.median) if step.median is not None else "",
        "noventa": spoken.duration(step.p90) if step.p90 is not None else "",
        "repetido": "periódico" if step.repeated is None else str(step.repeated),
        "tarde": str(step.late),
        "quien": hands(step),
        "color": SHADES.get(step.shade, "#ffffff"),
    }
