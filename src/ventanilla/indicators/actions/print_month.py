"""Print the report of a month: what it says, and in the journal who printed it."""

from datetime import datetime
from typing import Any

from ventanilla.indicators.models.closing import subject_of
from ventanilla.indicators.queries import closing_of, declared, history, reading, since_closing
from ventanilla.indicators.report import report_fields
from ventanilla.indicators.shown import shown
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.months import Month
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, zone


@act
def print_month(*, month: Month, by: Actor, at: datetime) -> dict[str, Any]:
    """The fields of the printed form, frozen or as they stand; composed afterwards. Errors: NotAllowed."""
    require(by, "indicators.export", at)
    pack, closing = current_pack(), closing_of(month)
    pages = []
    for one in declared().values():
        months = history(one, month, at)
        pages.append((shown(reading(one, month, at), months, pack), months, since_closing(one, month, at)))
    record(
        event="indicators.printed",
        by=by,
        at=at,
        on=subject_of(month),
        facts={"month": month.code, "closed": closing is not None},
    )
    return report_fields(month, closing, pages, made_by=by.name, at=at.astimezone(zone()))
