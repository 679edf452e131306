"""Note that a receipt is printed: the first time it is the original, afterwards a copy."""

from datetime import datetime

from ventanilla.cashier.models import Payment, ReceiptPrint
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def print_receipt(*, payment: Payment, by: Actor, at: datetime) -> bool:
    """Whether what is printed now is a copy. Errors: NotAllowed."""
    require(by, "cashier.view", at)
    take_turns(f"payment-{payment.key}")
    is_copy = ReceiptPrint.objects.filter(payment=payment).exists()
    ReceiptPrint.objects.create(payment=payment, **done(by, at))
    facts = {"receipt": payment.folio, "copy": is_copy}
    record(event="cashier.printed", by=by, at=at, on=payment.account.subject, facts=facts)
    return is_copy
