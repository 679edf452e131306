"""Ask for balances, charges or payments of another system: the file is read once and kept; nothing is posted yet."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from ventanilla.billing.importing.mapping import MoneyMapping, read_money_mapping
from ventanilla.billing.importing.rows import money_plan, spoken_of
from ventanilla.billing.models import MoneyImport
from ventanilla.billing.queries import book
from ventanilla.billing.refusals import UnableToImport
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.register.importing.staging import Identity, stage
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def request_money_import(
    *,
    kind: str,
    file: BinaryIO,
    name: str,
    mapping: str,
    mapping_name: str,
    by: Actor,
    at: datetime,
    cut_off: date | None = None,
    dry: bool = False,
) -> MoneyImport:
    """A run that waits to be advanced. `mapping` is the text of the TOML, `cut_off` goes before the one it names.

    Errors: UnableToImport (que-trae, sin-corte, corte-futuro), MappingRefused, FileRefused, NotAllowed.
    """
    require(by, "billing.import", at)
    if kind not in dict(MoneyImport.KINDS):
        raise UnableToImport("que-trae", "Diga qué trae el archivo: saldos, cargos o pagos.", field="kind")
    told = read_money_mapping(mapping, kind, [concept.code for concept in book().concepts])
    day = cut_off or told.cut_off
    if day is None:
        raise UnableToImport("sin-corte", "Escriba el último día que llevó el otro sistema.", field="cut_off")
    if day > local_day(at):
        raise UnableToImport("corte-futuro", "El corte aún no llega; escriba un día que ya pasó.", field="cut_off")
    staged = stage(file, name, told, lambda header: _identity(told, kind, day, header))
    run = MoneyImport.objects.create(
        kind=kind,
        cut_off=day,
        file_name=name[:200],
        sha256=staged.sha256,
        mapping_name=mapping_name[:200],
        mapping=mapping,
        header=staged.header,
        staged=staged.name,
        dry=dry,
        total=staged.total,
        remarks=[*staged.remarks, *_lacking(told, staged.header)],
        **done(by, at),
    )
    facts = {"sha256": staged.sha256, "rows": staged.total, "dry": dry, "kind": kind, "cut_off": day.isoformat()}
    record(event="billing.import_started", by=by, at=at, on=run.subject, facts=facts)
    return run


def _lacking(told: MoneyMapping, header: Sequence[str]) -> Iterator[str]:
    """A remark when the file has not all that the mapping names."""
    if lacking := told.lacking(header):
        columns = "la columna" if len(lacking) == 1 else "las columnas"
        listed = ", ".join(f"«{name}»" for name in lacking)
        without = "ella" if len(lacking) == 1 else "ellas"
        yield f"El archivo no trae {columns} {listed}, que la correspondencia nombra; se leyó sin {without}."


def _identity(told: MoneyMapping, kind: str, day: date, header: Sequence[str]) -> Identity:
    plan = money_plan(told, kind, day, header)
    return lambda cells: spoken_of(plan, cells)
