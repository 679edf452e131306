"""Take the indicators of a month out of the house: its readings and every folio they count, and who took them."""

from dataclasses import dataclass
from datetime import datetime

from ventanilla.indicators import counting
from ventanilla.indicators.models import FrozenItem
from ventanilla.indicators.models.closing import subject_of
from ventanilla.indicators.points import Item
from ventanilla.indicators.queries import Reading, declared, reading
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.months import Month
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.vocabulary import tell

MOST = 20_000
"""Folios in one file: a month of a large office."""


class UnableToExport(Refusal):
    """The month counts nothing, or more folios than one file may hold."""


@dataclass(frozen=True)
class Taken:
    """An indicator's reading and the folios it counts, in order."""

    reading: Reading
    items: list[Item]


@act
def export_month(*, month: Month, by: Actor, at: datetime) -> list[Taken]:
    """The month as it was frozen, or as it stands while it is not closed. Errors: NotAllowed, UnableToExport."""
    require(by, "indicators.export", at)
    taken = [_taken(reading(one, month, at), at) for one in declared().values()]
    rows = sum(len(one.items) for one in taken)
    if not rows:
        raise UnableToExport("sin-casos", f"En {month.name} no hay ningún caso que descargar. Elija otro mes.")
    if rows > MOST:
        raise UnableToExport(
            "demasiados", tell(f"Son más de {MOST:,} folios; descargue el {{petition_log}} por periodos.")
        )
    record(
        event="indicators.exported",
        by=by,
        at=at,
        on=subject_of(month),
        facts={"month": month.code, "rows": rows, "closed": taken[0].reading.closing is not None},
    )
    return taken


def _taken(found: Reading, at: datetime) -> Taken:
    if found.closing is None:
        return Taken(found, counting.items(found.indicator, found.month, at, limit=MOST + 1))
    kept = FrozenItem.objects.filter(closing=found.closing, indicator=found.indicator.code)
    return Taken(found, [row.item for row in kept.order_by("at", "origin", "ref")[: MOST + 1]])
