"""What the visitor log shows on an account or a case: whom this person serves now, the latest visits, a new one."""

from typing import Any

from django.urls import reverse

from ventanilla.reception.models import Visit
from ventanilla.reception.queries import being_served, open_matter, visits_of_account
from ventanilla.register.models import Account
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Offer, Panel, offer, record
from ventanilla.turns.models import Ticket
from ventanilla.turns.queries import errand_of
from ventanilla.utility.queries import current_pack, local_day


def _visits(request: StaffRequest, account_id: str) -> dict[str, Any] | None:
    return {"visits": visits_of_account(int(account_id))}


def _offers(request: StaffRequest, account_id: str) -> list[Offer]:
    return _enter(request, account_id) + _correct(request, account_id)


def _correct(request: StaffRequest, account_id: str) -> list[Offer]:
    """Whoever serves somebody about this account corrects it for her; this replaces the register's own offer."""
    if not request.standing.may("register.correct") or not current_pack().section("corrections"):
        return []
    for visit in _serving_now(request):
        if visit.account_id in (None, int(account_id)) and (matter := open_matter(visit)):
            number = record(request, Account, account_id).slug
            address = reverse("reception:correct", args=[visit.pk, matter.number], query={"cuenta": number})
            return [Offer("Corregir error de captura", address, "pencil-check", key="2")]
    return []


def _enter(request: StaffRequest, account_id: str) -> list[Offer]:
    if not request.standing.may("reception.log"):
        return []
    if here := next((v for v in _serving_now(request) if v.account_id == int(account_id)), None):
        return [Offer("Seguir con la visita", reverse("reception:visit", args=[here.pk]), "users", True, "v")]
    number = record(request, Account, account_id).number
    address = reverse("reception:enter", query={"cuenta": number})
    return [Offer("Registrar visita", address, "user-plus", primary=True, key="v")]


def _serving_now(request: StaffRequest) -> list[Visit]:
    """Whom this person serves, asked once a request."""
    known: list[Visit] | None = vars(request).get("serving")
    if known is None:
        known = vars(request)["serving"] = being_served(request.user.actor, local_day(request.now))
    return known


def _serving(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    found = _serving_now(request)
    return {"serving": found} if found else None


def _of_turn(request: StaffRequest, ticket_id: str) -> dict[str, Any] | None:
    visit = Visit.objects.filter(ticket=int(ticket_id)).first()
    return {"visit": visit} if visit else None


def _begin_turn(request: StaffRequest, ticket_id: str) -> list[Offer]:
    """To be attended is to be entered first, but for who only pays."""
    ticket = Ticket.objects.select_related("place").get(pk=int(ticket_id))
    errand = errand_of(ticket)
    if not errand or not errand.visit_log or Visit.objects.filter(ticket=ticket).exists():
        return []
    address = reverse("reception:enter", query={"turno": ticket.code})
    return [Offer("Atender y registrar visita", address, "user-plus", primary=True, key="v")]


offer(
    Panel(
        name="visit_of_turn",
        subject_kind="turn",
        title="Visita",
        template="reception/_of_turn.html",
        needs="reception.log",
        context=_of_turn,
        queries=3,
        offers=_begin_turn,
    )
)
for _kind in ("account", "case"):
    offer(
        Panel(
            name="serving",
            subject_kind=_kind,
            title="Visita en atención",
            template="reception/_serving.html",
            needs="reception.log",
            context=_serving,
            queries=1,
            order=1,
            place="top",
        )
    )
offer(
    Panel(
        name="visits",
        subject_kind="account",
        title="Visitas",
        template="reception/_of_account.html",
        needs="reception.view",
        context=_visits,
        queries=3,
        order=60,
        offers=_offers,
    )
)
