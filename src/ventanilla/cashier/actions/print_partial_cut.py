"""Print what the till in course has now: it ends nothing, and who printed it is written down."""

from datetime import datetime

from ventanilla.cashier.models import TillSession
from ventanilla.cashier.queries import Totals, totals_of
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def print_partial_cut(*, session: TillSession, by: Actor, at: datetime) -> Totals:
    """What it took so far, as it is printed. Errors: NotAllowed."""
    require(by, "cashier.collect", at)
    totals = totals_of(session)
    facts = {"till": session.till, "payments": totals.payments, "total": totals.total, "expected": totals.expected}
    record(event="cashier.partial_printed", by=by, at=at, on=session.subject, facts=facts)
    return totals
