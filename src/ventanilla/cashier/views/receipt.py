"""A receipt: what was paid, its paper for people and for receipt printers, and its cancellation."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.queries import book, settlement_of
from ventanilla.cashier.actions import cancel_payment, print_receipt
from ventanilla.cashier.forms import CancelForm
from ventanilla.cashier.models import Cancellation, Payment
from ventanilla.cashier.paper import receipt_pdf
from ventanilla.cashier.queries import declared, lines_of, payment_by_folio
from ventanilla.cashier.roll import receipt_bytes
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day, zone


@screen(needs="cashier.receipts")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """The receipt on screen, its change first of all."""
    payment, cash = _payment(request, folio), declared().cash
    means = [(declared().means_name(one.means), one) for one in payment.means.order_by("pk")]
    context = {
        "payment": payment,
        "till": declared().till_name(payment.session.till),
        "lines": [(book().concept(line.concept).name, line) for line in lines_of(payment)],
        "means": means,
        "cash": payment.tendered - payment.change,
        "with_others": [(name, one) for name, one in means if cash is None or one.means != cash.code],
        "still": _still_owed(payment, local_day(request.now)),
        "receipt_block": payment.from_paper.slip.block_id if payment.from_paper else None,
        "may_print": request.standing.may("cashier.view"),
        "may_collect": request.standing.may("cashier.collect"),
        "may_cancel": request.standing.may("cashier.cancel") and payment.undone is None,
    }
    return render(request, "cashier/receipt.html", context)


def _still_owed(payment: Payment, today: date) -> int:
    """What the account owes yet, in centavos, on the day of the payment; nobody is told it with a receipt of before."""
    if payment.undone or payment.session.day != today:
        return 0
    return settlement_of(payment.account, today).to_pay


@screen(needs="cashier.view")
def pdf(request: StaffRequest, folio: str) -> HttpResponse:
    """The receipt twice on a sheet: for who pays and for the cut. The second printing says that it is a copy."""
    payment = _payment(request, folio)
    is_copy = print_receipt(payment=payment, by=request.user.actor, at=request.now)
    content = receipt_pdf(payment, is_copy=is_copy, at=request.now)
    return safely(content, kind="application/pdf", name=f"{payment.folio}.pdf")


@screen(needs="cashier.view")
def escpos(request: StaffRequest, folio: str) -> HttpResponse:
    """The bytes of a receipt printer."""
    payment = _payment(request, folio)
    is_copy = print_receipt(payment=payment, by=request.user.actor, at=request.now)
    return safely(receipt_bytes(payment, is_copy=is_copy), kind="application/octet-stream", name=f"{payment.folio}.bin")


@screen(needs="cashier.cancel")
def cancel(request: StaffRequest, folio: str) -> HttpResponse:
    """GET asks why; POST undoes it."""
    payment = _payment(request, folio)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            undone = cancel_payment(payment=payment, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            _tell(request, payment, undone, form.cleaned_data["reason"])
            return redirect("cashier:receipt", folio)
    if not payment.means.filter(means__in=declared().cheques).exists():
        del form.fields["bounced"]
    context = {"payment": payment, "form": form, "closed": hasattr(payment.session, "cut")}
    return render(request, "cashier/cancel.html", context, status=422 if form.is_bound else 200)


def _tell(request: StaffRequest, payment: Payment, undone: Cancellation, reason: str) -> None:
    """That it was undone; or, when another cancellation stands already, whose and since when."""
    if undone.reason == reason.strip() and undone.by_id == request.user.actor.id:
        owed = "Lo que pagaba el cheque" if undone.stands else "Lo que pagaba"
        messages.success(request, f"{undone.get_kind_display()}: {payment.folio}. {owed} se debe otra vez.")
        return
    at = undone.at.astimezone(zone())
    when = f"el {at:%d/%m/%Y} a las {at.hour}:{at:%M}"
    messages.warning(
        request, f"El recibo {payment.folio} ya estaba cancelado por {undone.by_name}, {when}. Su motivo no se anotó."
    )


def _payment(request: StaffRequest, folio: str) -> Payment:
    found = payment_by_folio(folio)
    if found is None:
        raise Http404("No hay un recibo con ese folio.")
    note_opening(subject=found.account.subject, by=request.user.actor, at=request.now, what="cashier.receipt")
    return found
