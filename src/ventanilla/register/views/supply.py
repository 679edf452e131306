"""The service of an account: its whole story, and the forms that change its state and its use."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.register import queries
from ventanilla.register.actions import change_supply_state, change_use
from ventanilla.register.models import State
from ventanilla.register.supply import NEXT
from ventanilla.register.supply_forms import StateForm, UseForm
from ventanilla.register.supply_queries import Supply, linked, supply_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="register.view")
def story(request: StaffRequest, number: str) -> HttpResponse:
    """All that happened to the service, newest first."""
    service = opened(request, number)
    return render(request, "register/service.html", shown(request, service, "story"))


@screen(needs="register.service")
def state(request: StaffRequest, number: str) -> HttpResponse:
    """Restrict, suspend, make active again or terminate."""
    service = opened(request, number)
    account, form = service.account, None
    if NEXT[account.state] or request.method == "POST":
        form = StateForm(request.POST or None, account=account, today=local_day(request.now))

    def act(given: dict[str, Any]) -> str:
        row = change_supply_state(account=account, **given, **signed(request))
        now = "dada de baja" if row.state == State.TERMINATED else row.get_state_display().lower()
        return f"La cuenta quedó {now} desde el {row.since:%d/%m/%Y}."

    said = {"heading": "Cambiar el estado del servicio", "submit": "Cambiar el estado"}
    nothing = "La cuenta está de baja y eso es definitivo: se reanuda con un contrato nuevo."
    warnings, _ = draw(request, Subject("account_ending", str(account.pk)), account) if form else ([], [])
    return asking(request, service, form, act, "state", nothing=nothing, warnings=warnings, **said)


@screen(needs="register.contract")
def use(request: StaffRequest, number: str) -> HttpResponse:
    """Say what it is used for."""
    service = opened(request, number)
    uses, today = current_pack().section("service").uses, local_day(request.now)
    form = UseForm(request.POST or None, account=service.account, uses=uses, today=today)

    def act(given: dict[str, Any]) -> str:
        return f"El uso de la cuenta es ahora {change_use(account=service.account, **given, **signed(request)).after}."

    said = {"heading": "Cambiar el uso", "submit": "Cambiar el uso"}
    return asking(
        request, service, form, act, "use", text="La tarifa es la del uso nuevo desde el próximo cargo.", **said
    )


def opened(request: StaffRequest, number: str) -> Supply:
    """The service of the account of that number; opening it is journalled. Errors: Http404."""
    account = queries.account(number)
    if account is None:
        raise Http404
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="register.account")
    return linked(supply_of(account), request.standing, request.user.actor)


def signed(request: StaffRequest) -> dict[str, Any]:
    """Who does it, when, and the key of the form that was sent."""
    return {"key": sent_key(request), "by": request.user.actor, "at": request.now}


def shown(request: StaffRequest, service: Supply, tab: str) -> dict[str, Any]:
    """What every page of a service shows: how it stands, and the pages this person may open."""
    may = request.standing.may
    tabs = [("story", "register:service", "Historia")]
    tabs += [("state", "register:change_state", "Estado")] if may("register.service") else []
    if may("register.contract"):
        tabs += [("contract", "register:contract", "Contrato"), ("connections", "register:connections", "Conexiones")]
        tabs += [("use", "register:change_use", "Uso")]
    return {"service": service, "account": service.account, "tabs": tabs, "tab": tab}


def asking(
    request: StaffRequest,
    service: Supply,
    form: forms.Form | None,
    act: Callable[[dict[str, Any]], str],
    tab: str,
    *,
    back: str = "register:account",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is right, do it, say so and go back to the account. A refusal keeps everything typed.

    `act` is given the form's values and tells what was done; `more` goes to the template.
    """
    status = 200
    if form is not None and request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                told = act(form.cleaned_data)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, told)
                return redirect(back, service.account.slug)
    context = shown(request, service, tab) | {"form": form, **more}
    return render(request, "register/service_form.html", context, status=status)
