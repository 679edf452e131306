"""The day's log as its printed form (ON-GAU-12) and as a spreadsheet: what each line says. No database."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.journal.models import Seal
from ventanilla.lib.spreadsheet import Cell, workbook
from ventanilla.reception.models import Outcome, Visit, VisitMatter
from ventanilla.utility.sections import PackView

LETTER = "visitas"
"""The pack's code of the form."""
_KINDS = dict(Outcome.KINDS)
COLUMNS = (
    *(("Núm.", 7), ("Hora", 8), ("Nombre", 34), ("Cuenta", 16), ("Asunto", 44), ("Atendió", 28)),
    *(("Tipo de resolución", 32), ("Área a la que se turnó", 34), ("Folio", 22), ("Nota", 40), ("Anotada tarde", 17)),
)


def kind_name(code: str, pack: PackView) -> str:
    """The words of a way to end, by its code: that of a resolution of the pack, or of a kind of outcome."""
    known = pack.section("resolutions").get(code)
    return str(known.name) if known else _KINDS.get(code, code)


def kind_code(kind: str, resolution: str) -> str:
    """The code a matter is counted under: its kind of resolution, or how else it ended."""
    return resolution if kind == Outcome.RESOLVED else kind


def log_fields(
    day: date,
    visits: Sequence[Visit],
    counted: Mapping[str, int],
    *,
    pack: PackView,
    closed_by: str = "",
    post: str = "",
    closed_at: datetime | None = None,
    seal: Seal | None = None,
) -> dict[str, Any]:
    """The fields of the form, a record for each matter. Without a seal it is the draft of a day still open."""
    zone: ZoneInfo = pack.section("utility").zone
    return {
        "dia": day,
        "total": f"{len(visits)} {'visita' if len(visits) == 1 else 'visitas'}, {_matters(sum(counted.values()))}",
        "cierra": closed_by,
        "puesto": post,
        "cerrado": closed_at,
        "sello": str(seal.number) if seal else "",
        "huella": seal.digest if seal else "",
        "totales": [{"nombre": kind_name(code, pack), "numero": n} for code, n in counted.items()],
        "visitas": [_record(visit, matter, pack, zone) for visit in visits for matter in visit.matters.all()],
    }


def log_sheet(day: date, visits: Sequence[Visit], *, code: str, pack: PackView, made_by: str, at: datetime) -> bytes:
    """The XLSX of a day, a line for each matter, with the code of the form, who made it and when."""
    zone: ZoneInfo = pack.section("utility").zone
    return workbook(
        title=pack.section("vocabulary")["visit_log"],
        heading=[
            f"{pack.section('vocabulary')['visit_log']} del {day:%d/%m/%Y} · {pack.section('utility').name}",
            f"{code} · descargado por {made_by} el {at.astimezone(zone):%d/%m/%Y a las %H:%M}",
        ],
        columns=COLUMNS,
        rows=(list(_cells(visit, matter, pack, zone)) for visit in visits for matter in visit.matters.all()),
    )


def _matters(number: int) -> str:
    return f"{number} {'asunto' if number == 1 else 'asuntos'}"


def _record(visit: Visit, matter: VisitMatter, pack: PackView, zone: ZoneInfo) -> dict[str, str]:
    ending = matter.ending
    late = f" (anotada tarde: vino el {visit.came_at.astimezone(zone):%d/%m/%Y a las %H:%M})" if visit.came_at else ""
    return {
        "numero": str(visit.number),
        "hora": f"{visit.at.astimezone(zone):%H:%M}",
        "quien": visit.name + late,
        "cuenta": visit.account.number if visit.account else "",
        "asunto": matter.text,
        "atendio": ending.by_name if ending else visit.by_name,
        "resolucion": kind_name(kind_code(ending.kind, ending.resolution), pack) if ending else "En atención",
        "folio": _folio(ending),
        "turnado": _area(ending, pack),
    }


def _cells(visit: Visit, matter: VisitMatter, pack: PackView, zone: ZoneInfo) -> Iterator[Cell]:
    said, ending = _record(visit, matter, pack, zone), matter.ending
    yield from (visit.number, said["hora"], visit.name, said["cuenta"], matter.text, said["atendio"])
    yield from (said["resolucion"], said["turnado"], said["folio"], ending.note if ending else "")
    yield visit.came_at.astimezone(zone) if visit.came_at else None


def _folio(ending: Outcome | None) -> str:
    if ending is None:
        return ""
    return str(ending.case.folio) if ending.case else f"{ending.legacy_system} {ending.legacy_folio}".strip()


def _area(ending: Outcome | None, pack: PackView) -> str:
    if ending is None or not ending.area:
        return ""
    known = pack.section("organisation").areas.get(ending.area)
    return str(known.name) if known else ending.area
