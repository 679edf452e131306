"""Take the income of a month out of the house: who did it is written down."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.months import Month
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def export_income(*, month: Month, by: Actor, at: datetime) -> None:
    """Journal it. Errors: NotAllowed."""
    require(by, "cashier.income", at)
    record(event="cashier.income_exported", by=by, at=at, on=Subject("income", month.code, month.code))
