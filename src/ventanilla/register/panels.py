"""What the register shows elsewhere: the service and the corrections of an account, and those to be authorised."""

from typing import Any

from django.urls import reverse

from ventanilla.register.correction_queries import corrections_of, waiting_for
from ventanilla.register.models import Account
from ventanilla.register.supply_queries import linked, supply_of
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer, record
from ventanilla.utility.queries import current_pack


def _corrections(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    rows = corrections_of(int(account_id))
    return {"rows": rows} if rows else None


def _correct(request: StaffRequest, account_id: str) -> list[Offer]:
    if not request.standing.may("register.correct") or not current_pack().section("corrections"):
        return []
    address = reverse("register:ask_correction", args=[record(request, Account, account_id).slug])
    return [Offer("Corregir error de captura", address, "pencil-check", key="2")]


def _waiting(request: StaffRequest, person_id: str) -> dict[str, Any] | None:
    count, oldest = waiting_for(request.user.actor)
    return {"count": count, "oldest": oldest} if count else None


SHOWN = 4
"""What happened to a service, on the page of its account."""


def _supply(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    held, may = request.standing, request.standing.may
    service = linked(supply_of(record(request, Account, account_id)), held, request.user.actor)
    return {
        "service": service,
        "steps": service.story[:SHOWN],
        "more": len(service.story) > SHOWN,
        "may_state": may("register.service"),
        "may_contract": may("register.contract"),
    }


def _see(request: StaffRequest, account_id: str) -> list[Offer]:
    if not (request.standing.may("register.service") or request.standing.may("register.contract")):
        return []
    address = reverse("register:service", args=[record(request, Account, account_id).slug])
    return [Offer("Servicio y contrato", address, "droplet", key="0")]


offer(
    Panel(
        name="service",
        subject_kind="account",
        title="Servicio y contrato",
        template="register/_service.html",
        needs="register.view",
        context=_supply,
        queries=6,
        order=15,
        offers=_see,
    )
)
offer(
    Panel(
        name="corrections",
        subject_kind="account",
        title="Correcciones de captura",
        template="register/_corrections_of_account.html",
        needs="register.view",
        context=_corrections,
        queries=2,
        order=50,
        offers=_correct,
    )
)
offer(
    Panel(
        name="corrections_waiting",
        subject_kind="inbox",
        title="Correcciones del padrón por autorizar",
        template="register/_corrections_waiting.html",
        needs="register.authorise",
        context=_waiting,
        queries=2,
        order=20,
    )
)
