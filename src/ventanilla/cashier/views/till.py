"""The till: opened with its float, then one box for whatever the scanner reads, and what was taken so far."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from ventanilla.billing.queries import settlement_by_folio
from ventanilla.cashier.actions import open_till
from ventanilla.cashier.actions.open_till import told_open
from ventanilla.cashier.contingency_queries import receipt_slip
from ventanilla.cashier.forms import OpenTillForm
from ventanilla.cashier.queries import declared, open_session, payment_by_folio, payments_of, taken_tills, totals_of
from ventanilla.documents.forms import beside
from ventanilla.lib.barcodes import typed_folio
from ventanilla.lib.refusals import Refusal
from ventanilla.register.queries import account as account_by_number
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day

_RECENT = 10


@screen(needs="cashier.collect")
def till(request: StaffRequest) -> HttpResponse:
    """GET `?q=` leads to what was scanned or typed: an order, an account or a receipt; POST opens the till."""
    session = open_session(request.user.actor)
    if session is None:
        return _opening(request)
    if request.method == "POST":
        if session.key != sent_key(request):  # that of the till she has is the same form sent twice
            messages.error(request, told_open(session))
        return redirect("cashier:till")
    asked, missed = request.GET.get("q", "").strip()[:60], False
    if asked:
        found = _address(asked)
        if found:
            return redirect(found)
        missed = True
    totals = totals_of(session)
    context = {
        "session": session,
        "name": declared().till_name(session.till),
        "totals": totals,
        "received": [(declared().means_name(code), amount) for code, amount in totals.received.items()],
        "recent": payments_of(session, _RECENT),
        "asked": asked,
        "missed": missed,
        "old": session.day != local_day(request.now),
        "by_hand": declared().contingency,
    }
    return render(request, "cashier/till.html", context, status=404 if missed else 200)


def _address(text: str) -> str:
    """Where what was scanned leads; "" when it is nothing known."""
    folio = typed_folio(text)
    if order := settlement_by_folio(folio):
        return f"{reverse('cashier:pay', args=[order.account.slug])}?{urlencode({'orden': order.folio})}"
    if payment := payment_by_folio(folio):
        return reverse("cashier:receipt", args=[payment.folio])
    if slip := receipt_slip(folio):
        return reverse("cashier:receipt_block", args=[slip.block_id])
    account = account_by_number(text) or account_by_number(folio)
    return reverse("cashier:pay", args=[account.slug]) if account else ""


def _opening(request: StaffRequest) -> HttpResponse:
    taken = taken_tills()
    free = [one for one in declared().tills.values() if one.code not in taken]
    form = OpenTillForm(request.POST or None, tills=free, initial={"till": free[0].code} if free else None)
    if form.is_valid():
        try:
            open_till(**form.cleaned_data, key=sent_key(request), by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "La caja quedó abierta.")
            return redirect("cashier:till")
    names = [(declared().till_name(code), session) for code, session in taken.items()]
    context = {"form": form, "free": free, "taken": names, "by_hand": declared().contingency}
    return render(request, "cashier/open.html", context, status=422 if form.is_bound else 200)
