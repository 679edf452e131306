"""Undo a payment: nothing is erased, what it paid is owed again, and somebody else than who collected it decides."""

from datetime import date, datetime

from ventanilla.billing.actions import tell_who_was_told
from ventanilla.billing.queries import took_back_lateness
from ventanilla.cashier.kinds import BOUNCED
from ventanilla.cashier.models import Cancellation, Cut, Payment, TillSession
from ventanilla.cashier.queries import declared
from ventanilla.cashier.refusals import UnableToCancel
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import reverse, take_back
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def cancel_payment(*, payment: Payment, reason: str, by: Actor, at: datetime, bounced: bool = False) -> Cancellation:
    """How it was undone; asked again, what stands. While its till is open the money goes back.

    `bounced` is a cheque that the bank returned: what it paid is undone whether the till was cut or not, the last of
    the payment first, and no money goes back.
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
    cheques = sum(payment.means.filter(means__in=declared().cheques).values_list("centavos", flat=True))
    if bounced and not cheques:
        raise UnableToCancel("sin-cheque", "Ese pago no llevó cheque; cancélelo sin esa marca.", field="bounced")
    is_open = not Cut.objects.filter(session=session).exists()
    kind = Cancellation.BOUNCED if bounced else Cancellation.CANCELLED if is_open else Cancellation.REVERSED
    on = max(local_day(at), payment.entry.effective_on)  # never before it was paid, also when the clock went back
    taken = _taken_back(payment, cheques, on, by, at) if bounced and cheques < payment.centavos else None
    if taken is None:
        _reversed(payment, on, by, at)
    undone = Cancellation.objects.create(
        payment=payment, kind=kind, reason=reason.strip()[:300], entry=taken, **done(by, at)
    )
    record(
        event="cashier.cancelled",
        by=by,
        at=at,
        on=payment.account.subject,
        facts={"receipt": payment.folio, "kind": kind, "centavos": payment.centavos - undone.stands},
        personal={"reason": undone.reason},
    )
    tell_who_was_told(account=payment.account, receipt=payment.folio, by=by, at=at)
    return undone


def _reversed(payment: Payment, on: date, by: Actor, at: datetime) -> None:
    """The whole of it, with the lateness and rounding that it brought about.

    What an adjustment took back of that lateness would be in favour of who paid none: then it stays charged, and what
    is left of it is owed.
    """
    for entry in (payment.entry, payment.due):
        if entry and (entry is payment.entry or not took_back_lateness(entry)):
            reverse(entry=entry, key=f"{entry.key}:undone", effective_on=on, by=by, at=at)


def _taken_back(payment: Payment, cheques: int, on: date, by: Actor, at: datetime) -> Entry:
    """What the cheques paid: as much of what was paid last. Lateness that was charged stays charged."""
    returned = set(declared().cheques)
    parts, left = {}, cheques
    for moved in payment.entry.transfers.select_related("debit", "credit").order_by("-pk"):
        if moved.debit.kind == LedgerAccount.MEANS and moved.concept in returned:
            parts[moved.pk] = moved.centavos
        elif (moved.debit.kind, moved.credit.kind) == (LedgerAccount.CLEARING, LedgerAccount.CUSTOMER) and left:
            parts[moved.pk] = min(left, moved.centavos)
            left -= parts[moved.pk]
    return take_back(entry=payment.entry, parts=parts, kind=BOUNCED, effective_on=on, by=by, at=at)
