"""Granting a discount: what each programme in force takes off today, and the papers it asks for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.actions import grant_discount
from ventanilla.billing.forms import DiscountForm
from ventanilla.billing.queries import discount_of, programmes_on, settlement_of
from ventanilla.billing.views.owed import account_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day


@screen(needs="billing.discount")
def discounting(request: StaffRequest, number: str) -> HttpResponse:
    """GET shows the programmes; POST grants one."""
    account, on = account_or_404(number), local_day(request.now)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="billing.owed")
    settlement = settlement_of(account, on)
    offered = [(rule, discount_of(settlement, rule)) for rule in programmes_on(on)]
    totals = {rule.code: sum(relief.centavos for relief in reliefs) for rule, reliefs in offered}
    worth = [(rule, totals[rule.code]) for rule, _ in offered if totals[rule.code]]
    form = DiscountForm(request.POST or None, offered=worth)
    if form.is_valid():
        given = form.cleaned_data | {"key": sent_key(request)}
        try:
            grant_discount(account=account, **given, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Quedó concedido el descuento.")
            return redirect("billing:owed", account.slug)
    shown = [(rule, reliefs, totals[rule.code]) for rule, reliefs in offered]
    context = {"account": account, "form": form, "offered": shown, "any": any(totals.values())}
    return render(request, "billing/discount.html", context, status=422 if form.is_bound else 200)
