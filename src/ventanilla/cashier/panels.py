"""What the cashier shows on the page of an account: its last payments, and charging it at the till."""

from typing import Any

from django.urls import reverse

from ventanilla.cashier.models import Payment
from ventanilla.cashier.queries import declared, payments_of_account
from ventanilla.lib.chart import Chart, Line
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer, record
from ventanilla.utility.queries import zone

_SHOWN = 5


def _payments(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    rows = payments_of_account(int(account_id))
    return {"rows": rows[:_SHOWN], "chart": _chart(rows)} if rows else None


def _chart(rows: list[Payment]) -> Chart | None:
    """The payments that stand, the oldest first, in pesos; two at least make a chart."""
    standing = [row for row in reversed(rows) if row.undone is None]
    if len(standing) < 2:
        return None
    labels = [f"{row.at.astimezone(zone()):%d/%m/%y}" for row in standing]
    values = [round(row.centavos / 100, 2) for row in standing]
    return Chart("pagos", "Lo que ha pagado", labels, [Line("Pesos", values, tone="green")], head="Día")


def _offers(request: StaffRequest, account_id: str) -> list[Offer]:
    if not declared().tills or not request.standing.may("cashier.collect"):
        return []
    address = reverse("cashier:pay", args=[record(request, Account, account_id).slug])
    return [Offer("Cobrar", address, "cash-register", primary=True, key="4")]


offer(
    Panel(
        name="payments",
        subject_kind="account",
        title="Pagos",
        template="cashier/_payments.html",
        needs="cashier.view",
        context=_payments,
        queries=1,
        order=12,
        offers=_offers,
    )
)
