"""Tell the cases that wait for a payment order that it is paid: the payment itself does it, in its own transaction."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.billing.models import OrderedFor, OrderPaid
from ventanilla.billing.queries import orders_awaited, settled_orders
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import CLOCK, Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.processes.actions import deliver_message, hold_waiting
from ventanilla.register.models import Account
from ventanilla.staff.acts import act

PAID = "pago"
"""The message that a diagram waits for; its key is the folio of the order."""
RECENT = 200
"""Orders not paid yet that the worker looks at, the newest."""


@act
def hold_who_waits(*, account: Account) -> list[OrderedFor]:
    """The orders of this account that are awaited, with the procedures that wait for them locked.

    Before the ledger is, as the order of locks wants. One that is given at this very moment is told by the worker.
    """
    orders = orders_awaited(account)
    if orders:
        hold_waiting(name=PAID, keys=[order.settlement.folio for order in orders])
    return orders


@act
def tell_who_waited(*, orders: Sequence[OrderedFor], receipt: str, by: Actor, at: datetime) -> None:
    """Those of the orders of which nothing is owed any more are paid, by that receipt."""
    if orders:
        _tell(settled_orders(orders), receipt, by, at)


@act
def tell_who_was_told(*, account: Account, receipt: str, by: Actor, at: datetime) -> None:
    """That receipt was undone: the stories of the cases which it moved say so, and people decide what follows."""
    for order in OrderedFor.objects.filter(account=account, settlement__paid__receipt=receipt):
        record(event="billing.order_unpaid", by=by, at=at, on=order.for_what, facts={"receipt": receipt})


def tell_settled_orders(at: datetime, limit: int) -> int:
    """Tell what was settled without a payment at a till (a discount, an adjustment); how many were told."""
    newest = OrderedFor.objects.filter(settlement__paid=None).select_related("settlement").order_by("-pk")[:RECENT]
    settled = settled_orders(list(newest))[:limit]
    for order in settled:
        _tell_alone(order, at)
    return len(settled)


@act
def _tell_alone(order: OrderedFor, at: datetime) -> None:
    hold_waiting(name=PAID, keys=[order.settlement.folio])
    _tell([order], "", CLOCK, at)


def _tell(orders: Sequence[OrderedFor], receipt: str, by: Actor, at: datetime) -> None:
    for order in orders:
        take_turns(f"order-paid-{order.settlement_id}")
        if OrderPaid.objects.filter(settlement=order.settlement_id).exists():
            continue
        folio = order.settlement.folio
        OrderPaid.objects.create(settlement=order.settlement, receipt=receipt, **done(by, at))
        facts = {"settlement": folio, "receipt": receipt}
        record(event="billing.order_paid", by=by, at=at, on=order.for_what, facts=facts)
        payload = {"pagada": True, "pagada_at": at, "recibo": receipt}
        deliver_message(name=PAID, key=folio, payload=payload, by=by, at=at)
