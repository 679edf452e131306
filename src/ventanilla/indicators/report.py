"""The month's report as fields of its printed form. No database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ventanilla.indicators.models import MonthClosing
from ventanilla.indicators.points import spoken
from ventanilla.indicators.queries import Reading, Since
from ventanilla.indicators.shown import Shown
from ventanilla.lib import spoken as words
from ventanilla.lib.months import Month

_SHORT = 16
"""Characters of the digest that are printed: enough to compare by eye."""


def report_fields(
    month: Month,
    closing: MonthClosing | None,
    pages: Sequence[tuple[Shown, Sequence[Reading], Since | None]],
    *,
    made_by: str,
    at: datetime,
) -> dict[str, Any]:
    """What the report's form of the pack prints; `at` in the utility's zone, as every moment here."""
    return {
        "mes": month.name.capitalize(),
        "estado": _state(closing, at),
        "huella": closing.digest[:_SHORT] if closing else "",
        "imprime": made_by,
        "impreso": at,
        "indicadores": [_indicator(page, since) for page, _, since in pages],
        "grupos": [line for page, _, _ in pages for line in _groups(page)],
        "maneras": [
            {"clave": page.indicator.code, "nombre": row.name, "cuantos": row.figure.base + row.figure.out}
            for page, _, _ in pages
            for row in page.kinds
        ],
        "serie": [_past(reading) for _, months, _ in pages for reading in months],
    }


def _state(closing: MonthClosing | None, at: datetime) -> str:
    if closing is None:
        return "mes sin cerrar: las cifras son las de este momento y todavía cambian"
    return f"cerrado el {words.day(closing.at.astimezone(at.tzinfo).date())} por {closing.by_name}"


def _indicator(page: Shown, since: Since | None) -> Mapping[str, str]:
    one = page.indicator
    return {
        "clave": one.code,
        "nombre": one.name,
        "veredicto": page.verdict,
        "meta": f"{page.reading.goal} %",
        "correcta": one.sensible,
        "correcta_explica": one.sensible_means,
        "correcta_valor": page.whole.sensible,
        "impresa": one.printed,
        "impresa_explica": one.printed_means,
        "impresa_valor": page.whole.printed,
        "base": one.base,
        "logro": one.achieved,
        "pendiente": one.pending,
        "reparto": page.split,
        "responsable": page.responsible,
        "fuente": one.source,
        "despues": _after(since),
    }


def _after(since: Since | None) -> str:
    if since is None or not since.changes:
        return ""
    number = len(since.changes)
    counted = "1 folio cuenta" if number == 1 else f"{number} folios cuentan"
    now = since.now
    return f"{counted} hoy de otra manera; contado hoy daría {spoken(now.sensible)} ({now.achieved} de {now.base})."


def _groups(page: Shown) -> list[dict[str, Any]]:
    return [
        {
            "clave": page.indicator.code,
            "nombre": row.name,
            "cuentan": row.figure.base,
            "logrados": row.figure.achieved,
            "faltan": row.figure.pending,
            "fuera": row.figure.out,
            "valor": row.sensible,
            "inversa": row.printed,
        }
        for row in (*page.groups, page.whole)
    ]


def _past(reading: Reading) -> dict[str, str]:
    value = reading.figure.sensible
    shown = "" if value is None else str(value).removesuffix(".0")
    return {
        "clave": reading.indicator.code,
        "periodo": reading.month.short,
        "valor": shown,
        "meta": str(reading.goal),
    }
