"""Entering a receipt written by hand: the next slip of its block, for an account, into the till of its day."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.billing.queries import settlement_of
from ventanilla.billing.views import account_or_404
from ventanilla.cashier.actions import Paper, take_payment
from ventanilla.cashier.contingency_forms import PaperForm
from ventanilla.cashier.contingency_queries import next_in
from ventanilla.cashier.models import ReceiptBlock, TillSession
from ventanilla.cashier.queries import declared, open_session
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import Account
from ventanilla.register.queries import holder_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key, typed
from ventanilla.utility.queries import zone


@screen(needs="cashier.collect")
def entering(request: StaffRequest, pk: int, number: str) -> HttpResponse:
    """GET shows whose the account is, what it owed that day and asks what the paper says; POST enters it."""
    block, account = get_object_or_404(ReceiptBlock, pk=pk), account_or_404(number)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="cashier.enter_receipt")
    session, waiting = open_session(request.user.actor), next_in(block)
    if session is None:
        return redirect("cashier:receipt_block", pk)
    if request.method != "POST":
        if waiting is None:
            return redirect("cashier:receipt_block", pk)
        form = PaperForm(initial={"payer": _holder(account, session)}, declared=declared())
        return _page(request, block, account, session, waiting.folio, form)
    form, folio = PaperForm(request.POST, declared=declared()), typed(request, "folio", 40)
    if form.is_valid():
        said = form.cleaned_data
        try:
            payment = take_payment(
                account=account,
                centavos=said["amount"],
                given=form.given,
                seen=None,
                payer=said["payer"],
                paper=Paper(folio, datetime.combine(session.day, said["hour"], zone())),
                key=sent_key(request),
                by=request.user.actor,
                at=request.now,
            )
        except Refusal as refusal:
            beside(form, refusal)
        else:
            return redirect("cashier:receipt", payment.folio)
    return _page(request, block, account, session, folio, form)


def _holder(account: Account, session: TillSession) -> str:
    holding = holder_of(account, session.day)
    return holding.party.name if holding else ""


def _page(
    request: StaffRequest, block: ReceiptBlock, account: Account, session: TillSession, folio: str, form: PaperForm
) -> HttpResponse:
    context = {
        "receipt_block": block,
        "account": account,
        "holder": _holder(account, session),
        "session": session,
        "till": declared().till_name(session.till),
        "settlement": settlement_of(account, session.day),
        "folio": folio,
        "form": form,
    }
    return render(request, "cashier/enter_receipt.html", context, status=422 if form.is_bound else 200)
