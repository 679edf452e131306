"""The indicators of a month as a spreadsheet: its figures above, a line for each folio below. No database."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ventanilla.indicators.actions.export_month import Taken
from ventanilla.indicators.measures import MEASURES
from ventanilla.indicators.points import ACHIEVED, OUT, PENDING
from ventanilla.indicators.shown import Row
from ventanilla.lib.months import Month
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.sections import PackView

COLUMNS = (
    *(("Indicador", 30), ("Folio", 18), ("Petición", 18), ("Fecha", 17), ("Grupo", 40)),
    *(("Cómo terminó", 44), ("Cuenta como", 26)),
)


def month_sheet(
    taken: Sequence[Taken], month: Month, *, code: str, pack: PackView, made_by: str, at: datetime
) -> bytes:
    """The XLSX; `code` is that of the form and its revision."""
    zone = pack.section("utility").zone
    closing = taken[0].reading.closing
    state = f"cerrado el {closing.at.astimezone(zone):%d/%m/%Y} por {closing.by_name}" if closing else "sin cerrar"
    return workbook(
        title=f"Indicadores {month.code}",
        heading=[
            f"Indicadores de {month.name} · {pack.section('utility').name}",
            f"{code} · mes {state} · descargado por {made_by} el {at.astimezone(zone):%d/%m/%Y a las %H:%M}",
            *(_summary(one) for one in taken),
        ],
        columns=COLUMNS,
        rows=_rows(taken, pack),
    )


def _summary(taken: Taken) -> str:
    one, row = taken.reading.indicator, Row("", "", taken.reading.figure)
    return (
        f"{one.name}: {one.sensible} = {row.sensible} ({row.figure.achieved} de {row.figure.base}); "
        f"como se imprime, {one.printed} = {row.printed}; meta {taken.reading.goal} %"
    )


def _rows(taken: Sequence[Taken], pack: PackView) -> Iterator[list[Cell]]:
    zone = pack.section("utility").zone
    for one in taken:
        indicator = one.reading.indicator
        measure = MEASURES[indicator.measure]
        groups, kinds = measure.groups(pack), measure.kinds(pack)
        places = {ACHIEVED: indicator.achieved, PENDING: indicator.pending, OUT: "Fuera de la cuenta"}
        for item in one.items:
            yield [
                indicator.name,
                item.folio,
                item.petition,
                item.at.astimezone(zone),
                groups.get(item.group, item.group),
                kinds.get(item.kind, item.kind),
                places[item.place],
            ]
