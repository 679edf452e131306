"""Taking a payment of an account: what it owes, with what it is paid, and the change."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.points import Settlement
from ventanilla.billing.queries import settlement_by_folio, settlement_of
from ventanilla.billing.views import account_or_404
from ventanilla.cashier.actions import take_payment
from ventanilla.cashier.forms import PaymentForm
from ventanilla.cashier.queries import declared, open_session
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import Account
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key, typed
from ventanilla.utility.queries import local_day


@screen(needs="cashier.collect")
def paying(request: StaffRequest, number: str) -> HttpResponse:
    """GET shows what is owed and asks how it is paid; POST takes it and leads to the receipt."""
    account = account_or_404(number)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="cashier.pay")
    if open_session(request.user.actor) is None:
        return redirect("cashier:till")
    today = local_day(request.now)
    if request.method != "POST":
        settlement, order = settlement_of(account, today), _order(request.GET.get("orden", ""), account)
        return _page(request, account, settlement, order, _blank(request, account, settlement, order), 200)
    sent = request.POST.copy()
    form = PaymentForm(sent, declared=declared())
    if form.is_valid():
        said = form.cleaned_data
        try:
            payment = take_payment(
                account=account,
                centavos=said["amount"],
                given=form.given,
                seen=said["seen"],
                order=_order(said["order"], account),
                payer=said["payer"],
                key=sent_key(request),
                by=request.user.actor,
                at=request.now,
            )
        except Refusal as refusal:
            beside(form, refusal)
        else:
            return redirect("cashier:receipt", payment.folio)
    settlement = settlement_of(account, today)
    sent["seen"] = str(settlement.to_pay)  # the page shows it now: what is sent next has seen it
    return _page(request, account, settlement, _order(typed(request, "order", 40), account), form, 422)


def _blank(
    request: StaffRequest, account: Account, settlement: Settlement, order: IssuedSettlement | None
) -> PaymentForm:
    holding = holder_of(account, local_day(request.now))
    start = {
        "amount": settlement.to_pay or None,
        "seen": settlement.to_pay,
        "order": order.folio if order else "",
        "payer": holding.party.name if holding else "",
    }
    return PaymentForm(initial=start, declared=declared())


def _order(folio: str, account: Account) -> IssuedSettlement | None:
    """The order that was presented, when it is of this account."""
    found = settlement_by_folio(folio) if folio else None
    return found if found and found.account == account else None


def _page(
    request: StaffRequest,
    account: Account,
    settlement: Settlement,
    order: IssuedSettlement | None,
    form: PaymentForm,
    status: int,
) -> HttpResponse:
    context = {
        "account": account,
        "settlement": settlement,
        "order": order,
        "differs": order is not None and order.to_pay != settlement.to_pay,
        "form": form,
    }
    return render(request, "cashier/pay.html", context, status=status)
