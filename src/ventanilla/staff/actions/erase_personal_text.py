"""Erase the personal text of journal entries, as the law of personal data demands."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.journal.actions import blank_text
from ventanilla.journal.actor import Actor
from ventanilla.journal.models import Entry
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def erase_personal_text(*, entries: Sequence[int], reason: str, by: Actor, at: datetime) -> Entry:
    """Blank the texts of `entries` (ids) and journal it with its reason. Errors: UnableToErase, NotAllowed."""
    require(by, "journal.erase", at)
    return blank_text(entries=entries, reason=reason, by=by, at=at)
