"""Proposing an adjustment of what an account owes: which charges, by how much, why; another person authorises it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.actions import propose_adjustment
from ventanilla.billing.actions.propose_adjustment import NO_CASE
from ventanilla.billing.adjustment_queries import case_named
from ventanilla.billing.forms import AdjustmentForm
from ventanilla.billing.lateness_queries import lateness_charged
from ventanilla.billing.points import Settlement
from ventanilla.billing.queries import book, settlement_of
from ventanilla.billing.views.owed import account_or_404
from ventanilla.documents.access import is_visible
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.validity import in_force
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.tariffs.points import Adjustment
from ventanilla.utility.queries import local_day


@screen(needs="billing.adjust")
def adjusting(request: StaffRequest, number: str) -> HttpResponse:
    """`…/ajuste/?tipo=KIND&cargo=NUMBER&de=KIND:ID`: what is already chosen, and the case it is for.

    Sent with `fill` nothing is proposed: the form comes back with everything typed and all that is left of each charge.
    """
    account, on = account_or_404(number), local_day(request.now)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="billing.owed")
    settlement = settlement_of(account, on)
    kinds = [one for one in book().adjustments if in_force(one, on)]
    chosen = _chosen(request, settlement, kinds)
    sent = request.method == "POST" and "fill" not in request.POST
    given = (request.POST, request.FILES) if sent else (None, None)
    charged = lateness_charged(account, [line.item.number for line in settlement.lines])
    form = AdjustmentForm(*given, kinds=kinds, lines=settlement.lines, charged=charged, initial=chosen)
    case = _case(request)
    if form.is_valid():
        try:
            proposed = propose_adjustment(
                account=account,
                **form.cleaned_data,
                case=case,
                key=sent_key(request),
                by=request.user.actor,
                at=request.now,
            )
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(
                request, f"Quedó propuesto {proposed.folio}; el adeudo cambia cuando otra persona lo autorice."
            )
            return redirect("billing:adjustment", proposed.pk)
    context = {"account": account, "form": form, "settlement": settlement, "kinds": kinds, "case": case}
    return render(request, "billing/adjust.html", context, status=422 if form.is_bound else 200)


def _chosen(request: StaffRequest, settlement: Settlement, kinds: Sequence[Adjustment]) -> dict[str, Any]:
    """The charges that the address names, whole, and its kind; asked to fill, what was typed and all of them."""
    items = [line.item for line in settlement.lines]
    if "fill" in request.POST:
        return (
            request.POST.dict()
            | {"lateness": "lateness" in request.POST}
            | {f"charge_{one.number}": one.left for one in items}
        )
    named = set(request.GET.getlist("cargo"))
    whole = {f"charge_{one.number}": one.left for one in items if str(one.number) in named}
    return whole | {"kind": request.GET.get("tipo") or (kinds[0].code if kinds else "")}


def _case(request: StaffRequest) -> Subject:
    """The case that the address names, when it may be seen; what it says in the address is sent again by the form."""
    kind, _, number = request.GET.get("de", "").partition(":")
    found = case_named(kind, number) if kind and number.isascii() and number.isdigit() and len(number) < 19 else None
    return found if found and is_visible(found, request) else NO_CASE
