"""What an account owes on a day, line by line, and the settlement that is given to who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.billing import queries
from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.adjustment_queries import waiting_of
from ventanilla.billing.favour import favour_of
from ventanilla.billing.forms import CreditForm, SettlementForm
from ventanilla.billing.lowered import with_reasons
from ventanilla.billing.origins import movements_address
from ventanilla.billing.points import SettledItem
from ventanilla.billing.points import settle as settle_items
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spoken import day
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day

FAR = 10 * 366
"""Days from today to which what is owed is reckoned."""
MOST = 40
"""Letters of a day as somebody typed it."""


def account_or_404(number: str) -> Account:
    """The account of an address."""
    found = account_by_number(number)
    if found is None:
        raise Http404("No hay una cuenta con ese número.")
    return found


@screen(needs="billing.view")
def owed(request: StaffRequest, number: str) -> HttpResponse:
    """`…/adeudo/?al=DATE`: what will be owed on that day of what is charged today; today without it."""
    return page(request, account_or_404(number), 200)


@screen(needs="billing.settle")
@require_POST
def settle(request: StaffRequest, number: str) -> HttpResponse:
    """Issue the settlement of today."""
    account, form = account_or_404(number), SettlementForm(request.POST, papers=queries.book().proxies)
    if form.is_valid():
        try:
            given = form.cleaned_data | {"key": sent_key(request)}
            issued = issue_settlement(account=account, **given, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Estado de cuenta {issued.folio}, listo para imprimir.")
            return redirect("billing:settlement", issued.folio)
    return page(request, account, 422, form)


@dataclass(frozen=True)
class Asked:
    """The day for which what is owed is asked; `wrong` says why it is not the one that was `typed`."""

    on: date
    typed: str = ""
    wrong: str = ""
    past: bool = False


def _asked(typed: str, today: date) -> Asked:
    """The day an address names, from today to FAR from it. One that has gone is told by the movements."""
    if not typed:
        return Asked(today)
    try:
        on = date.fromisoformat(typed)
    except ValueError:
        return Asked(today, typed, f"«{typed}» no es una fecha: elija el día en el calendario.")
    if on < today:
        return Asked(today, typed, f"El {day(on)} ya pasó: aquí se ve lo que se debe desde hoy.", past=True)
    if (on - today).days > FAR:
        return Asked(today, typed, f"Elija un día hasta el {day(today + timedelta(days=FAR))}.")
    return Asked(on, typed)


def page(
    request: StaffRequest,
    account: Account,
    status: int,
    form: SettlementForm | None = None,
    credit: CreditForm | None = None,
) -> HttpResponse:
    """What is owed, with the form that was refused when one was."""
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="billing.owed")
    today = local_day(request.now)
    asked = _asked(request.GET.get("al", "")[:MOST], today)
    on, status = asked.on, 422 if asked.wrong else status
    if form is None:
        holding = holder_of(account, today)
        named = {"given_to": holding.party.name if holding else ""}
        form = SettlementForm(initial=named, papers=queries.book().proxies)
    items, may = queries.items_owed(account), request.standing.may
    settlement = with_reasons(settle_items(items, queries.book(), on=on), request.standing)
    expired = [line for line in settlement.lines if line.expired]
    context = {
        "account": account,
        "settlement": settlement,
        "issued": queries.settlements_of(account),
        "on": on,
        "asked": asked,
        "movements": movements_address(account.slug),
        "today": today,
        "form": form,
        "favour": favour_of(account, items, request.standing),
        "waiting": waiting_of(account),
        "expired": _proposing(expired),
        "expired_count": len(expired),
        "credit": credit or CreditForm(initial={"seen": settlement.in_favour}),
        "may_apply": on == today and settlement.in_favour and settlement.lines and may("billing.apply_credit"),
        "may_settle": on == today and may("billing.settle") and (settlement.to_pay or queries.was_charged(account)),
        "may_discount": on == today and may("billing.discount"),
        "may_charge": may("billing.charge"),
        "may_adjust": on == today and may("billing.adjust") and bool(queries.book().adjustments),
    }
    return render(request, "billing/owed.html", context, status=status)


def _proposing(expired: Sequence[SettledItem]) -> str:
    """The query of the address that proposes to write them off: those of the first rule."""
    if not expired or not expired[0].expired:
        return ""
    kind = expired[0].expired[1].adjustment
    same = [line.item.number for line in expired if line.expired and line.expired[1].adjustment == kind]
    return urlencode([("tipo", kind), *(("cargo", number) for number in same)])
