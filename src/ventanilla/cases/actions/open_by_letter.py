"""A letter enters at the registry office: its own folio, its scan, and the petition it opens (B-01)."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.cases.actions.open_case import Brought, Petitioner, Presented, open_case
from ventanilla.cases.models import Case
from ventanilla.correspondence.actions import Paper, receive_letter, tie_letter
from ventanilla.documents.models import StoredFile
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

WRITTEN = "escrito"


@act
def open_by_letter(
    *,
    petitioner: Petitioner,
    summary: str,
    points: Sequence[str],
    sheets: int,
    scan: StoredFile | None,
    received_at: datetime,
    brought: Brought,
    key: str,
    by: Actor,
    at: datetime,
    account: Account | None = None,
    annexes: int = 0,
    paper: Paper | None = None,
    presented: Presented | None = None,
) -> Case:
    """The incoming letter and its petition together. Errors: those of opening, UnableToUseSlip, NotAllowed."""
    require(by, "cases.open_by_letter", at)
    take_turns(key)
    if known := Case.objects.filter(key=key).first():
        return known
    letter = receive_letter(
        sender=petitioner.name,
        about=summary,
        sheets=sheets,
        annexes=annexes,
        account=account.number if account else "",
        scan=scan,
        received_at=received_at,
        paper=paper,
        by=by,
        at=at,
    )
    case = open_case(
        channel=WRITTEN,
        petitioner=petitioner,
        summary=summary,
        points=points,
        filed_at=received_at,
        letter=letter,
        account=account,
        brought=brought,
        key=key,
        presented=presented,
        by=by,
        at=at,
    )
    tie_letter(letter=letter, subject=case.subject, by=by, at=at)
    return case
