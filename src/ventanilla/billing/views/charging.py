"""Charging an account the rights of a procedure: what each costs today is on the form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.actions import charge
from ventanilla.billing.forms import ChargeForm
from ventanilla.billing.queries import prices_for
from ventanilla.billing.views.owed import account_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day


@screen(needs="billing.charge")
def charging(request: StaffRequest, number: str) -> HttpResponse:
    """GET asks what and how many; POST charges it."""
    account = account_or_404(number)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="billing.owed")
    prices = prices_for(account, local_day(request.now))
    form = ChargeForm(request.POST or None, prices=prices)
    if form.is_valid():
        try:
            charge(account=account, **form.cleaned_data, key=sent_key(request), by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Quedó cargado a la cuenta.")
            return redirect("billing:owed", account.slug)
    context = {"account": account, "form": form, "prices": prices}
    return render(request, "billing/charge.html", context, status=422 if form.is_bound else 200)
