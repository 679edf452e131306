"""The petition control as its printed form (ON-GAU-02): what each line says, and of which period."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.cases.actions.export_control import Line
from ventanilla.cases.queries import Filters
from ventanilla.cases.referral_clock import ReferralClock, clocks_of
from ventanilla.lib import spoken
from ventanilla.utility.sections import PackView

CODE = "control"
"""The pack's code of the form."""
STATES = {"open": "Peticiones abiertas", "closed": "Peticiones cerradas", "all": "Todas las peticiones"}


def control_fields(
    lines: Sequence[Line], filters: Filters, *, pack: PackView, made_by: str, at: datetime
) -> dict[str, Any]:
    """The fields of the form, a record for each referral and one for each petition that no area got."""
    zone: ZoneInfo = pack.section("utility").zone
    clocks = clocks_of([line.referral for line in lines if line.referral], at)
    number = len({line.row.case.pk for line in lines})
    return {
        "periodo": _period(filters, at.astimezone(zone).date()),
        "filtros": " · ".join(_narrowed(filters, pack)),
        "total": f"{number} {'petición' if number == 1 else 'peticiones'}",
        "imprime": made_by,
        "impreso": at,
        "turnos": [_record(line, clocks.get(line.referral.pk) if line.referral else None, pack) for line in lines],
    }


def _period(filters: Filters, today: date) -> str:
    since = f"desde el {spoken.day(filters.since)}" if filters.since else ""
    until = f"hasta el {spoken.day(filters.until or today)}"
    return f"{STATES[filters.state]}, presentadas {since} {until}".replace("  ", " ")


def _narrowed(filters: Filters, pack: PackView) -> Iterator[str]:
    areas, matters = pack.section("organisation").areas, pack.section("matters")
    if filters.area:
        yield f"las tiene {areas[filters.area].name if filters.area in areas else filters.area}"
    if filters.matter:
        yield f"materia: {matters[filters.matter].name if filters.matter in matters else filters.matter}"
    if filters.incident:
        yield f"del incidente {filters.incident}"
    if filters.text:
        yield f"con las palabras «{filters.text}»"


def _record(line: Line, clock: ReferralClock | None, pack: PackView) -> dict[str, str]:
    zone: ZoneInfo = pack.section("utility").zone
    case = line.row.case
    said = {
        "folio": case.folio,
        "presentada": _day(case.filed_at, zone),
        "quien": case.petitioner,
        "asunto": case.summary,
        "estado": "Cerrada" if case.is_closed else "Sin turnar",
    }
    if clock is None:
        return said
    referral, area = clock.referral, pack.section("organisation").areas.get(clock.referral.area)
    received = getattr(referral, "acknowledgement", None)
    sent_at = referral.at.astimezone(zone)
    return said | {
        "area": area.name if area else referral.area,
        "oficio": f"Oficio {referral.document.number}" if referral.document else "",
        "fecha": _day(sent_at, zone),
        "hora": f"{sent_at:%H:%M}",
        "recibe": received.by_name if received else "",
        "recibida": f"{_day(received.at, zone)}, {received.at.astimezone(zone):%H:%M}" if received else "",
        "estado": clock.says,
        **_days(clock),
    }


def _day(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y}"


def _days(clock: ReferralClock) -> dict[str, str]:
    """Days left in plain letters, days late in strong ones."""
    if clock.days is None:
        return {"plazo": "Plazo en pausa" if clock.light == "paused" else ""}
    if clock.days < 0:
        late = -clock.days
        return {"tarde": f"{late} {'día' if late == 1 else 'días'} de retraso"}
    if clock.days == 0:
        return {"tarde": "Vencido"} if clock.light == "red" else {"plazo": "Vence hoy"}
    return {"plazo": f"{'Queda' if clock.days == 1 else 'Quedan'} {clock.days}"}
