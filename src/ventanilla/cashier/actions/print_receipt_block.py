"""Print a block of blank receipts: each printing is journalled, so that a second copy of the same slips is known."""

from datetime import datetime

from ventanilla.cashier.models import ReceiptBlock
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def print_receipt_block(*, block: ReceiptBlock, by: Actor, at: datetime) -> None:
    """Errors: NotAllowed."""
    require(by, "cashier.collect", at)
    facts = {"first": block.first, "last": block.last}
    record(event="cashier.block_printed", by=by, at=at, on=block.subject, facts=facts)
