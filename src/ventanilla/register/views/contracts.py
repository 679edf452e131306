"""The contract and the connections of an account: what there is, adding one, ending one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ventanilla.register.actions import add_connection, end_connection, end_contract, open_contract
from ventanilla.register.models import Kind, State
from ventanilla.register.supply_forms import ConnectionForm, ContractForm, EndForm
from ventanilla.register.supply_queries import connection_of, may_contract
from ventanilla.register.views.supply import asking, opened, signed
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="register.contract")
def contract(request: StaffRequest, number: str) -> HttpResponse:
    """The contract in force; a new one when the holder has none."""
    service, today = opened(request, number), local_day(request.now)
    folios = "contract" in current_pack().section("folios")
    form = ContractForm(request.POST or None, today=today, folios=folios) if may_contract(service) else None
    if form is None and request.method == "POST":
        form = ContractForm(request.POST, today=today, folios=folios)

    def act(given: dict[str, Any]) -> str:
        return f"Quedó abierto el contrato {open_contract(account=service.account, **given, **signed(request)).number}."

    gone = service.account.state == State.TERMINATED
    text = "La cuenta está de baja: con el contrato queda otra vez activa." if gone else ""
    if service.contract and form:
        text = f"El titular cambió: el contrato {service.contract.number} termina ese mismo día."
    nothing = "" if service.contract else "La cuenta no tiene titular; regístrelo antes de contratar."
    said = {"heading": "Contrato", "submit": "Abrir el contrato", "text": text, "nothing": nothing}
    return asking(request, service, form, act, "contract", **said)


@screen(needs="register.contract")
def ending_contract(request: StaffRequest, number: str) -> HttpResponse:
    """End the contract in force, and with it the service."""
    service = opened(request, number)
    if service.contract is None:
        return redirect("register:contract", service.account.slug)
    ends, form = service.contract, EndForm(request.POST or None, today=local_day(request.now))

    def act(given: dict[str, Any]) -> str:
        end_contract(contract=ends, **given, by=request.user.actor, at=request.now)
        return f"Terminó el contrato {ends.number} y la cuenta quedó de baja."

    text = "La cuenta queda de baja en el mismo acto. Se reanuda solo con un contrato nuevo."
    said = {"heading": f"Terminar el contrato {ends.number}", "submit": "Terminar y dar de baja", "text": text}
    return asking(request, service, form, act, "contract", danger=True, **said)


@screen(needs="register.contract")
def connections(request: StaffRequest, number: str) -> HttpResponse:
    """The connections in use; another when one of some kind lacks."""
    service = opened(request, number)
    used = {one.kind for one in service.connections}
    lacks = [kind for kind in Kind if kind not in used]
    form = None
    if request.method == "POST" or (lacks and service.account.state != State.TERMINATED):
        known, today = current_pack().section("service").diameters, local_day(request.now)
        form = ConnectionForm(request.POST or None, kinds=lacks, diameters=known, today=today)

    def act(given: dict[str, Any]) -> str:
        return f"Quedó anotada: {add_connection(account=service.account, **given, **signed(request))}."

    nothing = "Tiene ya una de cada tipo; para cambiarla, anote primero que se retiró."
    if service.account.state == State.TERMINATED:
        nothing = "La cuenta está de baja; primero contrate de nuevo."
    said = {"heading": "Conexiones", "submit": "Anotar la conexión", "nothing": nothing}
    return asking(request, service, form, act, "connections", **said)


@screen(needs="register.contract")
def ending_connection(request: StaffRequest, number: str, pk: int) -> HttpResponse:
    """Say that a connection was removed."""
    service = opened(request, number)
    ends = connection_of(service.account, pk)
    if ends is None:
        raise Http404
    if ends.ended and request.method == "GET":
        return redirect("register:connections", service.account.slug)
    form = EndForm(request.POST or None, today=local_day(request.now))

    def act(given: dict[str, Any]) -> str:
        end_connection(connection=ends, **given, by=request.user.actor, at=request.now)
        return f"Quedó anotado que se retiró: {ends}."

    said = {"heading": f"Se retiró: {str(ends).lower()}", "submit": "Anotar que se retiró"}
    return asking(request, service, form, act, "connections", **said)
