"""What billing shows on the page of an account: what it owes today and what can be done about it."""

from typing import Any

from django.urls import reverse

from ventanilla.billing.adjustment_queries import adjustments_of, waiting_for
from ventanilla.billing.favour import favour_of
from ventanilla.billing.points import settle
from ventanilla.billing.queries import book, items_owed, orders_for, settlement_of, was_charged
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, happened, offer, record
from ventanilla.tariffs.points import WAYS, WRITE_OFF
from ventanilla.utility.queries import local_day


def _owed(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    if not book().concepts:
        return None
    account = record(request, Account, account_id)
    items = items_owed(account)
    settlement = settle(items, book(), on=local_day(request.now))
    nothing = not settlement.lines and not settlement.in_favour
    favour = favour_of(account, items, request.standing)
    never = nothing and not was_charged(account)
    return {"account": account, "settlement": settlement, "favour": favour, "never": never}


def _owed_when_ended(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    """What whoever ends the service of an account is told: it owes, and goes on owing."""
    if not book().concepts:
        return None
    settlement = settlement_of(record(request, Account, account_id), local_day(request.now))
    return {"to_pay": settlement.to_pay} if settlement.to_pay else None


def _ordered(request: StaffRequest, case_id: str) -> dict[str, Any] | None:
    """The payment orders that were given for a case; nothing is asked of one whose story has none."""
    rows = orders_for("case", case_id) if happened(request, "billing.ordered") else []
    return {"rows": rows} if rows else None


def _offers(request: StaffRequest, account_id: str) -> list[Offer]:
    if not book().concepts:
        return []
    address = reverse("billing:owed", args=[record(request, Account, account_id).slug])
    return [Offer("Adeudo y estado de cuenta", address, "receipt", key="3")]


def _adjustments(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    if not happened(request, "billing.adjustment"):
        return None
    rows = adjustments_of(int(account_id))
    return {"rows": rows} if rows else None


def _waiting(request: StaffRequest, person_id: str) -> dict[str, Any] | None:
    may = request.standing.may
    ways = [way for way in WAYS if may("billing.write_off" if way == WRITE_OFF else "billing.authorise")]
    count, oldest = waiting_for(request.user.actor, ways) if ways else (0, None)
    return {"count": count, "oldest": oldest} if count else None


offer(
    Panel(
        name="owed",
        subject_kind="account",
        title="Lo que debe hoy",
        template="billing/_owed.html",
        needs="billing.view",
        context=_owed,
        queries=8,
        order=10,
        offers=_offers,
    )
)
offer(
    Panel(
        name="owed_when_ended",
        subject_kind="account_ending",
        title="Lo que debe hoy",
        template="billing/_owed_when_ended.html",
        needs="register.service",
        context=_owed_when_ended,
        queries=4,
    )
)
offer(
    Panel(
        name="orders",
        subject_kind="case",
        title="Órdenes de pago",
        template="billing/_orders.html",
        needs="billing.view",
        context=_ordered,
        queries=1,
        order=14,
    )
)
offer(
    Panel(
        name="adjustments",
        subject_kind="account",
        title="Ajustes del adeudo",
        template="billing/_adjustments_of_account.html",
        needs="billing.view",
        context=_adjustments,
        queries=1,
        order=12,
    )
)
offer(
    Panel(
        name="adjustments_waiting",
        subject_kind="inbox",
        title="Ajustes por autorizar",
        template="billing/_adjustments_waiting.html",
        needs="billing.view",
        context=_waiting,
        queries=2,
        order=21,
    )
)
