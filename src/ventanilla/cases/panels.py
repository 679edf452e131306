"""What petitions show on an account seen whole."""

from typing import Any

from django.http import HttpRequest

from ventanilla.cases.queries import cases_of_account
from ventanilla.staff.panels import Panel, offer


def _cases(request: HttpRequest, account_id: str) -> dict[str, Any] | None:
    return {"rows": cases_of_account(int(account_id), request.standing, request.now)}  # type: ignore[attr-defined]


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
