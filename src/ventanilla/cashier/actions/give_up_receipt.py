"""Account for slips that are no receipt: one spoiled, or the rest of a block given back blank."""

from datetime import datetime

from ventanilla.cashier.actions.receipt_slips import held_block, next_slip
from ventanilla.cashier.models import PaperReceipt, ReceiptBlock, ReceiptSlip
from ventanilla.cashier.refusals import UnableToUseReceipt
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def spoil_receipt(*, folio: str, note: str, by: Actor, at: datetime) -> PaperReceipt:
    """The next slip was spoiled; `note` says how. Errors: UnableToUseReceipt (as a slip, sin-motivo), NotAllowed."""
    require(by, "cashier.collect", at)
    slip = next_slip(folio)
    if not note.strip():
        raise UnableToUseReceipt("sin-motivo", "Escriba qué pasó con ese recibo.", field="note")
    fate = PaperReceipt.objects.create(slip=slip, kind=PaperReceipt.SPOILED, note=note.strip()[:300], **done(by, at))
    facts, personal = {"receipt": slip.folio}, {"note": fate.note}
    record(event="cashier.paper_spoiled", by=by, at=at, on=slip.block.subject, facts=facts, personal=personal)
    return fate


@act
def return_receipts(*, block: ReceiptBlock, by: Actor, at: datetime) -> int:
    """Every slip not accounted for came back blank. Says how many; asked again, none.

    Errors: UnableToUseReceipt (talonario-cerrado), NotAllowed.
    """
    require(by, "cashier.collect", at)
    held = held_block(block)
    left = list(ReceiptSlip.objects.filter(block=held, fate=None).order_by("number"))
    if left:
        fates = [PaperReceipt(slip=slip, kind=PaperReceipt.RETURNED, **done(by, at)) for slip in left]
        PaperReceipt.objects.bulk_create(fates)
        facts = {"first": left[0].folio, "last": left[-1].folio, "count": len(left)}
        record(event="cashier.papers_returned", by=by, at=at, on=held.subject, facts=facts)
    return len(left)
