"""What an account owes on a day, line by line, and the settlement that is given to who asks."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.billing import queries
from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.forms import SettlementForm
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day

FAR = 10 * 366
"""Days from today to which what is owed is reckoned."""


def account_or_404(number: str) -> Account:
    """The account of an address."""
    found = account_by_number(number)
    if found is None:
        raise Http404("No hay una cuenta con ese número.")
    return found


@screen(needs="billing.view")
def owed(request: StaffRequest, number: str) -> HttpResponse:
    """`…/adeudo/?al=DATE`: what was or will be owed on that day of what is charged today; today without it."""
    account = account_or_404(number)
    holding = holder_of(account, local_day(request.now))
    return _page(request, account, SettlementForm(initial={"given_to": holding.party.name if holding else ""}), 200)


@screen(needs="billing.settle")
@require_POST
def settle(request: StaffRequest, number: str) -> HttpResponse:
    """Issue the settlement of today."""
    account, form = account_or_404(number), SettlementForm(request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data | {"key": sent_key(request)}
            issued = issue_settlement(account=account, **given, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Liquidación {issued.folio}, lista para imprimir.")
            return redirect("billing:settlement", issued.folio)
    return _page(request, account, form, 422)


def _day_asked(text: str, today: date) -> date:
    """The day an address names, no further than FAR from today; else today."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today
    return asked if abs((asked - today).days) <= FAR else today


def _page(request: StaffRequest, account: Account, form: SettlementForm, status: int) -> HttpResponse:
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="billing.owed")
    today = local_day(request.now)
    on = _day_asked(request.GET.get("al", ""), today)
    context = {
        "account": account,
        "settlement": queries.settlement_of(account, on),
        "issued": queries.settlements_of(account),
        "on": on,
        "today": today,
        "form": form,
        "may_settle": on == today and request.standing.may("billing.settle"),
        "may_discount": on == today and request.standing.may("billing.discount"),
        "may_charge": request.standing.may("billing.charge"),
    }
    return render(request, "billing/owed.html", context, status=status)
