"""What the cashier shows of an account: its payments, charging it, and which orders and favours rest on a receipt."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.origins import Paper, tell_movements, tell_papers
from ventanilla.cashier.kinds import BOUNCED
from ventanilla.cashier.models import Payment
from ventanilla.cashier.queries import declared, payment_of_order, payments_of_account, receipts_of_entries
from ventanilla.lib.chart import Chart, Line
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer, record
from ventanilla.staff.queries import Standing

_SHOWN = 5


def _payments(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    rows = payments_of_account(int(account_id))
    return {"rows": rows[:_SHOWN], "chart": _chart(rows)} if rows else None


def _chart(rows: list[Payment]) -> Chart | None:
    """The payments that stand, the oldest first, in pesos; two at least make a chart."""
    told = [(row, row.undone.stands if row.undone else row.centavos) for row in reversed(rows)]
    standing = [(row, centavos) for row, centavos in told if centavos]
    if len(standing) < 2:
        return None
    labels = [f"{row.session.day:%d/%m/%y}" for row, _ in standing]
    values = [round(centavos / 100, 2) for _, centavos in standing]
    return Chart("pagos", "Lo que ha pagado", labels, [Line("Pesos", values, tone="green")], head="Día")


def _offers(request: StaffRequest, account_id: str) -> list[Offer]:
    if not declared().tills or not request.standing.may("cashier.collect"):
        return []
    address = reverse("cashier:pay", args=[record(request, Account, account_id).slug])
    return [Offer("Cobrar", address, "cash-register", primary=True, key="4")]


def _order_paid(request: StaffRequest, settlement_id: str) -> dict[str, Any] | None:
    payment = payment_of_order(record(request, IssuedSettlement, settlement_id))
    if payment is None:
        return None
    may_open = request.standing.may("cashier.receipts")
    return {"payment": payment, "address": reverse("cashier:receipt", args=[payment.folio]) if may_open else ""}


def _movements(request: StaffRequest, account_id: str) -> list[Offer]:
    """Where everything that moved is told; its own panel, because who does not see receipts may see it."""
    address = _movements_of(record(request, Account, account_id).slug)
    return [Offer("Movimientos", address, "history", key="5")]


def _movements_of(slug: str) -> str:
    return reverse("cashier:account_movements", args=[slug])


def _receipts(entries: Sequence[int], held: Standing) -> dict[int, Paper]:
    """The receipts of payments, and of what returned cheques took back of them."""
    folios, may = receipts_of_entries({one: one for one in entries}), held.may("cashier.receipts")
    return {
        entry: Paper("recibo", folio, reverse("cashier:receipt", args=[folio]) if may else "")
        for entry, folio in folios.items()
    }


tell_papers("payment", _receipts)
tell_papers(BOUNCED, _receipts)
tell_movements(_movements_of)


offer(
    Panel(
        name="account_movements",
        subject_kind="account",
        title="Movimientos",
        template="",
        needs="billing.view",
        context=lambda request, account_id: None,
        queries=0,
        order=13,
        offers=_movements,
    )
)
offer(
    Panel(
        name="payments",
        subject_kind="account",
        title="Pagos",
        template="cashier/_payments.html",
        needs="cashier.receipts",
        context=_payments,
        queries=1,
        order=12,
        offers=_offers,
    )
)
offer(
    Panel(
        name="order_paid",
        subject_kind="settlement",
        title="Pagada",
        template="cashier/_order_paid.html",
        needs="billing.view",
        context=_order_paid,
        queries=2,
        order=10,
        place="top",
    )
)
