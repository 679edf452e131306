"""Using what an account has in favour to pay what it owes, from the page of what is owed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ventanilla.billing.actions import apply_credit
from ventanilla.billing.forms import CreditForm
from ventanilla.billing.views.owed import account_or_404, page
from ventanilla.documents.forms import beside
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key


@screen(needs="billing.apply_credit")
@require_POST
def applying(request: StaffRequest, number: str) -> HttpResponse:
    """Apply it; refused, the page of what is owed with the reason."""
    account, form = account_or_404(number), CreditForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data | {"key": sent_key(request)}
        try:
            apply_credit(account=account, **given, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Quedó aplicado el saldo a favor.")
            return redirect("billing:owed", account.slug)
    return page(request, account, 422, credit=form)
