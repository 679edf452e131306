"""Take the monthly analysis of a procedure out of the house, as a file or on paper; who took it is journalled."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.months import Month
from ventanilla.processes.models import Definition
from ventanilla.processes.queries.analysis import Analysis, analyse
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def take_analysis(*, definition: Definition, month: Month, form: str, by: Actor, at: datetime) -> Analysis:
    """The analysis of a version in a month; `form` is xlsx or pdf. Errors: NotAllowed."""
    require(by, "processes.analyse", at)
    found = analyse(definition, month)
    record(
        event="processes.analysis_taken",
        by=by,
        at=at,
        on=Subject("procedure", definition.procedure),
        facts={"definition": definition.pk, "month": month.code, "form": form, "steps": found.count},
    )
    return found
