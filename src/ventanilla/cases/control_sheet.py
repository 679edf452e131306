"""The petition control as a spreadsheet: its columns, and how a line fills them. No database."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ventanilla.cases.actions.export_control import Line
from ventanilla.cases.models import Referral
from ventanilla.documents.models import Act
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.utility.sections import PackView

COLUMNS = (
    *(("Folio", 18), ("Presentada", 17), ("Canal", 16), ("Quién pide", 32), ("Calidad", 20), ("Cuenta", 14)),
    *(("Asunto", 44), ("Materia", 28), ("Área a la que se envió", 34), ("Para qué", 22), ("Oficio", 18)),
    *(("Enviada", 17), ("Quién recibió", 26), ("Recibida", 17), ("Informe o devolución", 17), ("Quién lo tiene", 40)),
    *(("Vence el plazo legal", 17), ("Cerrada", 17), ("Cómo terminó", 26)),
)


def control_sheet(lines: Sequence[Line], *, code: str, pack: PackView, made_by: str, at: datetime) -> bytes:
    """The XLSX, with the code of the form, who made it and when."""
    zone = pack.section("utility").zone
    return workbook(
        title=pack.section("vocabulary")["petition_log"],
        heading=[
            f"{pack.section('vocabulary')['petition_log']} · {pack.section('utility').name}",
            f"{code} · descargado por {made_by} el {at.astimezone(zone):%d/%m/%Y a las %H:%M}",
        ],
        columns=COLUMNS,
        rows=(list(_cells(line, pack, zone)) for line in lines),
    )


def _cells(line: Line, pack: PackView, zone: ZoneInfo) -> Iterator[Cell]:
    case, clock = line.row.case, line.row.deadline
    closure = getattr(case, "closure", None)
    yield from (case.folio, _local(case.filed_at, zone), _name(pack, "channels", case.channel), case.petitioner)
    yield from (_name(pack, "capacities", case.capacity), case.of_account.number if case.of_account else "")
    yield from (case.summary, _name(pack, "matters", case.state.matter))
    yield from _referral_cells(line.referral, pack, zone)
    yield "; ".join(f"{step.holder}: {step.name}" for step in line.row.steps)
    yield _local(clock.due_at if clock else None, zone)
    yield from (_local(case.state.closed_at, zone), closure.get_reason_display() if closure else "")


def _referral_cells(referral: Referral | None, pack: PackView, zone: ZoneInfo) -> Iterator[Cell]:
    if referral is None:
        yield from ("",) * 7
        return
    area = pack.section("organisation").areas.get(referral.area)
    received: Act | None = getattr(referral, "acknowledgement", None)
    ended: Act | None = getattr(referral, "answer", None) or getattr(referral, "returned", None)
    yield from (area.name if area else referral.area, referral.get_purpose_display())
    yield from (referral.document.number if referral.document else "", _local(referral.at, zone))
    yield from (received.by_name if received else "", _local(received.at if received else None, zone))
    yield _local(ended.at if ended else None, zone)


def _name(pack: PackView, section: str, code: str) -> str:
    """The pack's word for a code; the code itself where the pack no longer has it."""
    found = pack.section(section).get(code)
    return str(found.name) if found else code


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone) if at else None
