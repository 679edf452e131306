"""What billing shows on the page of an account: what it owes today and what can be done about it."""

from typing import Any

from django.urls import reverse

from ventanilla.billing.queries import book, settlement_of
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer, record
from ventanilla.utility.queries import local_day


def _owed(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    if not book().concepts:
        return None
    account = record(request, Account, account_id)
    return {"account": account, "settlement": settlement_of(account, local_day(request.now))}


def _offers(request: StaffRequest, account_id: str) -> list[Offer]:
    if not book().concepts:
        return []
    address = reverse("billing:owed", args=[record(request, Account, account_id).slug])
    return [Offer("Ver adeudo y liquidar", address, "receipt", key="3")]


offer(
    Panel(
        name="owed",
        subject_kind="account",
        title="Lo que debe hoy",
        template="billing/_owed.html",
        needs="billing.view",
        context=_owed,
        queries=3,
        order=10,
        offers=_offers,
    )
)
