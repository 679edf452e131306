"""Close a block of receipts: somebody compared its papers, and every slip was entered, spoiled or returned."""

from datetime import datetime

from django.db.models import Count

from ventanilla.cashier.models import BlockClosing, PaperReceipt, ReceiptBlock, ReceiptSlip
from ventanilla.cashier.refusals import UnableToCloseReceipts
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def close_receipt_block(*, block: ReceiptBlock, by: Actor, at: datetime) -> BlockClosing:
    """The closing; asked again, the one that stands. Errors: UnableToCloseReceipts (sin-cuenta), NotAllowed."""
    require(by, "cashier.cancel", at)
    held = ReceiptBlock.objects.select_for_update().get(pk=block.pk)
    if known := BlockClosing.objects.filter(block=held).first():
        return known
    waiting = ReceiptSlip.objects.filter(block=held, fate=None).order_by("number")
    if left := list(waiting.values_list("folio", flat=True)[:4]):
        told = ", ".join(left[:3]) + (" y otros" if len(left) > 3 else "")
        sentence = f"Falta decir qué pasó con {told}: captúrelos, inutilícelos o devuélvalos."
        raise UnableToCloseReceipts("sin-cuenta", sentence)
    closing = BlockClosing.objects.create(block=held, **done(by, at))
    counts = PaperReceipt.objects.filter(slip__block=held).order_by().values_list("kind").annotate(times=Count("pk"))
    record(event="cashier.block_closed", by=by, at=at, on=held.subject, facts=dict(counts))
    return closing
