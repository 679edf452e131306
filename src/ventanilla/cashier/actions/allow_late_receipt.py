"""Let a receipt written by hand be entered after the hours that the pack gives."""

from datetime import datetime

from ventanilla.cashier.actions.receipt_slips import slip_or_refusal
from ventanilla.cashier.models import LateReceiptLeave, ReceiptBlock
from ventanilla.cashier.refusals import UnableToUseReceipt
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def allow_late_receipt(*, folio: str, reason: str, by: Actor, at: datetime) -> LateReceiptLeave:
    """The leave; asked again, the one that stands.

    Errors: UnableToUseReceipt (sin-talonario, sin-motivo), NotAllowed.
    """
    require(by, "cashier.cancel", at)
    slip = slip_or_refusal(folio)
    ReceiptBlock.objects.select_for_update().get(pk=slip.block_id)
    if known := LateReceiptLeave.objects.filter(slip=slip).first():
        return known
    if not reason.strip():
        raise UnableToUseReceipt("sin-motivo", "Escriba por qué se captura tarde.", field="reason")
    leave = LateReceiptLeave.objects.create(slip=slip, reason=reason.strip()[:300], **done(by, at))
    facts, personal = {"receipt": slip.folio}, {"reason": leave.reason}
    record(event="cashier.late_allowed", by=by, at=at, on=slip.block.subject, facts=facts, personal=personal)
    return leave
