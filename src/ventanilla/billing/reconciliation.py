"""The reconciliation of an import as a spreadsheet: its concepts, and each row that was rejected (H-01)."""

from collections.abc import Iterator
from datetime import datetime

from ventanilla.billing.importing.report import Report, table_of
from ventanilla.billing.models import MoneyImport, RefusedLine
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.queries import current_pack, zone

_MOST = 50_000
"""Rejected rows on the sheet; the CSV has them all."""
_POSTED = "En los libros"
_COLUMNS = [
    *(("Concepto", 32), ("Renglones", 11), ("Rechazados", 11), ("Ya estaban", 11), ("En cero", 11)),
    *((name, 17) for name in ("En el archivo", "Rechazado", "Ya estaba", _POSTED, "Diferencia", "Sin explicar")),
    *(("Total de control", 17), ("Contra el control", 17)),
]


def reconciliation_sheet(run: MoneyImport, report: Report, *, made_by: str, at: datetime) -> bytes:
    """The XLSX, in pesos."""
    kind = "simulacro" if run.dry else "importación"
    return workbook(
        title="Conciliación",
        heading=[
            f"Conciliación de «{run.file_name}» ({run.get_kind_display()}) · {current_pack().section('utility').name}",
            f"corte {run.cut_off:%d/%m/%Y} · {kind} {run.pk} · huella {run.sha256[:16]}",
            f"descargado por {made_by} el {at.astimezone(zone()):%d/%m/%Y a las %H:%M}",
        ],
        columns=[("Entraría" if run.dry and name == _POSTED else name, width) for name, width in _COLUMNS],
        rows=_rows(run, report),
    )


def _rows(run: MoneyImport, report: Report) -> Iterator[list[Cell]]:
    yield from table_of(report)
    if run.rejected:
        yield []
        yield ["Rechazados: concepto", "Renglón", "Cuenta", "", "Importe", "Motivo"]
    for row in RefusedLine.objects.filter(run=run).order_by("line")[:_MOST].iterator(1000):
        yield [row.concept, row.line, row.account, "", None if row.centavos is None else row.centavos / 100, row.reason]
