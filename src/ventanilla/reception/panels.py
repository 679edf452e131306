"""What the visitor log shows on an account seen whole: its latest visits, and the way to enter one."""

from typing import Any

from django.http import HttpRequest

from ventanilla.reception.queries import visits_of_account
from ventanilla.register.models import Account
from ventanilla.staff.panels import Panel, offer


def _visits(request: HttpRequest, account_id: str) -> dict[str, Any] | None:
    number = Account.objects.only("number").get(pk=int(account_id)).number
    may_enter = request.standing.may("reception.log")  # type: ignore[attr-defined]
    return {"visits": visits_of_account(int(account_id)), "number": number, "may_enter": may_enter}


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
    )
)
