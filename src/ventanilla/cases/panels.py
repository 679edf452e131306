"""What petitions show on an account seen whole, and the clock's alerts where somebody looks at what waits for her."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from ventanilla.cases.alert_queries import alerts_for
from ventanilla.cases.incident_queries import incident_of, proposed_for
from ventanilla.cases.models import Case
from ventanilla.cases.queries import cases_of_account
from ventanilla.cases.support_queries import support_about
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, happened, offer, record


def _cases(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    number = record(request, Account, account_id).number
    return {"found": cases_of_account(int(account_id), request.standing, request.now), "number": number}


offer(
    Panel(
        name="cases",
        subject_kind="account",
        title="Asuntos",
        template="cases/_of_account.html",
        needs="register.view",
        context=_cases,
        queries=5,
        order=10,
    )
)


def _alerts(request: StaffRequest, person_id: str) -> dict[str, Any] | None:
    found = alerts_for(request.standing, request.now)
    return {"alerts": found} if found else None


offer(
    Panel(
        name="alerts",
        subject_kind="inbox",
        title="Avisos del reloj",
        template="cases/_alerts.html",
        needs="cases.view",
        context=_alerts,
        queries=4,
        order=10,
    )
)


def _support_of_case(request: StaffRequest, case_id: str) -> dict[str, Any] | None:
    asked = happened(request, "cases.support_requested")
    rows = support_about(at=request.now, case_id=int(case_id)) if asked else []
    return {"rows": rows} if rows else None


def _support_of_account(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    rows = support_about(at=request.now, account_id=int(account_id))
    return {"rows": rows} if rows else None


def _ask(parameter: str, named: Callable[[StaffRequest, str], str]) -> Callable[[StaffRequest, str], list[Offer]]:
    """The offer to ask for support about what `named` finds; "" where nothing can be asked."""

    def offers(request: StaffRequest, subject_id: str) -> list[Offer]:
        name = named(request, subject_id)
        address = reverse("cases:support_ask", query={parameter: name})
        return [Offer("Pedir apoyo", address, "help", key="1")] if name else []

    return offers


def _incident(request: StaffRequest, case_id: str) -> dict[str, Any] | None:
    """The incident it is joined to; else, to whom may join it, the open ones of its place or matter."""
    incident = incident_of(int(case_id)) if happened(request, "cases.incident_joined") else None
    if incident:
        return {"incident": incident}
    case = record(request, Case, case_id)
    if case.is_closed or not request.standing.may("cases.incidents"):
        return None
    proposed = proposed_for(case, PROPOSED)
    return {"proposed": proposed, "case": case} if proposed else None


def _incident_offer(request: StaffRequest, case_id: str) -> list[Offer]:
    case = record(request, Case, case_id)
    if case.is_closed or not request.standing.may("cases.incidents"):
        return []
    return [Offer("Incidente", reverse("cases:incident_of", args=[case.folio]), "users-group", key="6")]


PROPOSED = 3
"""How many incidents a petition that is in none is told of."""

offer(
    Panel(
        name="incident",
        subject_kind="case",
        title="Incidente",
        template="cases/_incident.html",
        needs="cases.view",
        context=_incident,
        queries=5,
        order=15,
        offers=_incident_offer,
    )
)


def _adjust(request: StaffRequest, case_id: str) -> list[Offer]:
    """Where an adjustment that this case asks for is proposed; nothing where it has no account, or is closed (B-06)."""
    case = record(request, Case, case_id)
    account = case.of_account
    if case.is_closed or account is None:
        return []
    address = reverse("billing:adjust", args=[account.slug], query={"de": f"case:{case_id}"})
    return [Offer("Ajustar el adeudo", address, "scale", key="7")]


offer(
    Panel(
        name="adjust",
        subject_kind="case",
        title="Ajuste del adeudo",
        template="",
        needs="billing.adjust",
        context=lambda request, case_id: None,
        queries=0,
        order=16,
        offers=_adjust,
    )
)


def _folio(request: StaffRequest, case_id: str) -> str:
    case = record(request, Case, case_id)
    return "" if case.is_closed else case.folio


def _number(request: StaffRequest, account_id: str) -> str:
    return record(request, Account, account_id).number


for _kind, _context, _offers in (
    ("case", _support_of_case, _ask("peticion", _folio)),
    ("account", _support_of_account, _ask("cuenta", _number)),
):
    offer(
        Panel(
            name="support",
            subject_kind=_kind,
            title="Apoyo de otros procesos",
            template="cases/_support.html",
            needs="cases.follow_up",
            context=_context,
            queries=1,
            order=30,
            offers=_offers,
        )
    )
