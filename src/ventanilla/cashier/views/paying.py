"""Taking a payment of an account: what it owes, with what it is paid, and the change."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.points import Settlement
from ventanilla.billing.queries import settlement_by_folio, settlement_of
from ventanilla.billing.views import account_or_404
from ventanilla.cashier.actions import take_payment
from ventanilla.cashier.forms import PaymentForm
from ventanilla.cashier.queries import declared, open_session, payment_of_order
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key, typed
from ventanilla.utility.queries import local_day

_SAID_BY_THE_PAGE = {"orden-pagada", "cambio-el-adeudo"}
"""Refusals that the page shows with a link, or with what is owed now."""


@screen(needs="cashier.collect")
def paying(request: StaffRequest, number: str) -> HttpResponse:
    """GET shows what is owed and asks how it is paid; POST takes it and leads to the receipt.

    Each showing is noted as an opening of the account; a payment is journalled by itself.
    """
    account = account_or_404(number)
    today = local_day(request.now)
    if request.method != "POST":
        if open_session(request.user.actor) is None:
            return redirect("cashier:till")
        settlement, order = settlement_of(account, today), _order(request.GET.get("orden", ""), account)
        return _page(request, account, settlement, order, _blank(request, account, settlement), 200)
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
                order=_order(typed(request, "order", 40), account),
                payer=said["payer"],
                key=sent_key(request),
                by=request.user.actor,
                at=request.now,
            )
        except Refusal as refusal:
            if refusal.code not in _SAID_BY_THE_PAGE:
                beside(form, refusal)
        else:
            return redirect("cashier:receipt", payment.folio)
    settlement = settlement_of(account, today)
    _offer_anew(form, sent, settlement)
    return _page(request, account, settlement, _order(typed(request, "order", 40), account), form, 422)


def _offer_anew(form: PaymentForm, sent: QueryDict, settlement: Settlement) -> None:
    """The page shows what is owed now, so that what is sent next has seen it: no amount of before stays to be sent."""
    if sent.get("seen") == str(settlement.to_pay):
        return
    sent["seen"] = str(settlement.to_pay)
    sent["amount"] = form.fields["amount"].prepare_value(settlement.to_pay) if settlement.to_pay else ""
    now = f"ahora son {money(settlement.to_pay)}. Revíselo y vuelva a cobrar."
    now = now if settlement.to_pay else "ya no se debe nada. No lo reciba otra vez: vuelva a la caja."
    form.add_error(None, f"El adeudo cambió mientras cobraba: {now}")


def _blank(request: StaffRequest, account: Account, settlement: Settlement) -> PaymentForm:
    holding = holder_of(account, local_day(request.now))
    start = {
        "amount": settlement.to_pay or None,
        "seen": settlement.to_pay,
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
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="cashier.pay")
    paid = payment_of_order(order) if order else None
    others = "medios" in request.GET  # asked for by one click: most pay in cash, and their page comes sooner without
    if others and not form.is_bound:
        form.begin_with_others()
    context = {
        "others": others,
        "account": account,
        "settlement": settlement,
        "order": order,
        "paid": paid,
        "refused": form.is_bound,
        "no_till": form.is_bound and open_session(request.user.actor) is None,
        "differs": order is not None and not paid and order.to_pay != settlement.to_pay,
        "form": form,
    }
    return render(request, "cashier/pay.html", context, status=status)
