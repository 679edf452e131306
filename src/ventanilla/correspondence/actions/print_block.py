"""Print a contingency block: each printing is journalled, so that a second copy of the same slips is known."""

from datetime import datetime

from ventanilla.correspondence.models import FolioBlock
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def print_block(*, block: FolioBlock, by: Actor, at: datetime) -> None:
    """Errors: NotAllowed."""
    require(by, "correspondence.contingency", at)
    on = Subject("folio_block", str(block.pk), block.first)
    record(event="correspondence.block_printed", by=by, at=at, on=on, facts={"first": block.first, "last": block.last})
