"""What the visitor log shows on an account seen whole: its latest visits, and the way to enter one."""

from typing import Any

from django.urls import reverse

from ventanilla.reception.queries import visits_of_account
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer


def _visits(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    return {"visits": visits_of_account(int(account_id))}


def _enter(request: StaffRequest, account_id: str) -> list[Offer]:
    if not request.standing.may("reception.log"):
        return []
    number = Account.objects.only("number").get(pk=int(account_id)).number
    address = reverse("reception:enter", query={"cuenta": number})
    return [Offer("Registrar visita", address, "user-plus", primary=True)]


offer(
    Panel(
        name="visits",
        subject_kind="account",
        title="Visitas",
        template="reception/_of_account.html",
        needs="reception.view",
        context=_visits,
        queries=2,
        order=10,
        offers=_enter,
    )
)
