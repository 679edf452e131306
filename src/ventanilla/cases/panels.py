"""What petitions show on an account seen whole."""

from typing import Any

from ventanilla.cases.queries import cases_of_account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Panel, offer


def _cases(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    return {"rows": cases_of_account(int(account_id), request.standing, request.now)}


offer(
    Panel(
        name="cases",
        subject_kind="account",
        title="Asuntos",
        template="cases/_of_account.html",
        needs="register.view",
        context=_cases,
        queries=6,
        order=20,
    )
)
