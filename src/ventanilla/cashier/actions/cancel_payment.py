"""Undo a payment: nothing is erased, what it paid is owed again, and somebody else than who collected it decides."""

from datetime import datetime

from ventanilla.cashier.models import Cancellation, Cut, Payment, TillSession
from ventanilla.cashier.queries import declared
from ventanilla.cashier.refusals import UnableToCancel
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import reverse
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def cancel_payment(*, payment: Payment, reason: str, by: Actor, at: datetime, bounced: bool = False) -> Cancellation:
    """How it was undone; asked again, what stands. While its till is open the money goes back.

    `bounced` is a cheque that the bank returned: it is undone whether the till was cut or not, and no money goes back.
    Errors: UnableToCancel (sin-motivo, la-misma-persona, sin-cheque), UnableToReverse, NotAllowed.
    """
    require(by, "cashier.cancel", at)
    take_turns(f"payment-{payment.key}")
    if known := Cancellation.objects.filter(payment=payment).first():
        return known
    if not reason.strip():
        raise UnableToCancel("sin-motivo", "Escriba por qué se cancela.", field="reason")
    session = TillSession.objects.select_for_update().get(pk=payment.session_id)
    if (payment.by_kind, payment.by_id) == (by.kind, by.id):
        raise UnableToCancel("la-misma-persona", "Quien cobró no cancela su propio recibo; pídalo a quien autoriza.")
    if bounced and not payment.means.filter(means__in=declared().cheques).exists():
        raise UnableToCancel("sin-cheque", "Ese pago no llevó cheque; cancélelo sin esa marca.", field="bounced")
    is_open = not Cut.objects.filter(session=session).exists()
    kind = Cancellation.BOUNCED if bounced else Cancellation.CANCELLED if is_open else Cancellation.REVERSED
    for entry in (payment.entry, payment.due):
        if entry:
            reverse(entry=entry, key=f"{entry.key}:undone", effective_on=local_day(at), by=by, at=at)
    undone = Cancellation.objects.create(payment=payment, kind=kind, reason=reason.strip()[:300], **done(by, at))
    record(
        event="cashier.cancelled",
        by=by,
        at=at,
        on=payment.account.subject,
        facts={"receipt": payment.folio, "kind": kind},
        personal={"reason": undone.reason},
    )
    return undone
