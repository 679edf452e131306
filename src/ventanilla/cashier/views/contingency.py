"""Receipts written by hand: blocks issued beforehand, printed, accounted for slip by slip, and closed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ventanilla.cashier.actions import (
    allow_late_receipt,
    close_receipt_block,
    issue_receipt_block,
    open_till,
    print_receipt_block,
    return_receipts,
    spoil_receipt,
)
from ventanilla.cashier.actions.open_till import told_open
from ventanilla.cashier.contingency_forms import LateReceiptForm, PastTillForm, ReceiptBlockForm, SpoilReceiptForm
from ventanilla.cashier.contingency_queries import receipt_blocks, slips_of
from ventanilla.cashier.models import ReceiptBlock
from ventanilla.cashier.paper import block_pdf
from ventanilla.cashier.queries import declared, open_session, taken_tills
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.register.queries import account as account_by_number
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day

_USUAL = 20
"""Receipts in a block when nobody says how many."""


@screen(needs="cashier.view")
def blocks(request: StaffRequest) -> HttpResponse:
    """The blocks, newest first, and for who collects the form that issues another."""
    rules = declared().contingency
    may_issue = rules is not None and request.standing.may("cashier.collect")
    form = None
    if rules and may_issue:
        start = {"count": min(_USUAL, rules.most), "taken_by": request.user.name}
        form = ReceiptBlockForm(request.POST or None, rules=rules, initial=start)
        if form.is_valid():
            try:
                made = issue_receipt_block(
                    **form.cleaned_data, key=sent_key(request), by=request.user.actor, at=request.now
                )
                return redirect("cashier:receipt_block", made.pk)
            except Refusal as refusal:
                beside(form, refusal)
    status = (422 if may_issue else 403) if request.method == "POST" else 200
    page, next_key = receipt_blocks(whole(request.GET.get("after", "")))
    context = {"form": form, "rules": rules, "blocks": page, "next_key": next_key}
    context["first"] = not request.GET.get("after")
    return render(request, "cashier/receipt_blocks.html", context, status=status)


@screen(needs="cashier.collect")
def past_till(request: StaffRequest) -> HttpResponse:
    """A till of an earlier day, into which only papers of that day are entered; who has one open is told so."""
    rules, taken, mine = declared().contingency, taken_tills(), open_session(request.user.actor)
    if rules is None:
        return redirect("cashier:till")
    if request.method == "POST" and mine and mine.key == sent_key(request):  # the same form sent twice
        return redirect("cashier:receipt_blocks")
    free = [one for one in declared().tills.values() if one.code not in taken]
    days = [local_day(request.now) - timedelta(days=n) for n in range(1, rules.days_back + 1)]
    form = PastTillForm(request.POST or None, tills=free, days=days, initial={"till": free[0].code if free else ""})
    if not mine and form.is_valid():
        try:
            open_till(**form.cleaned_data, key=sent_key(request), by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "La caja quedó abierta: capture los papeles de ese día y haga su corte.")
            return redirect("cashier:receipt_blocks")
    context = {"form": form, "free": free, "mine": told_open(mine) if mine else ""}
    return render(request, "cashier/past_till.html", context, status=422 if form.is_bound else 200)


@screen(needs="cashier.view")
def block(request: StaffRequest, pk: int) -> HttpResponse:
    """One block, slip by slip; `?cuenta=` leads to entering the next one for that account."""
    asked = request.GET.get("cuenta", "").strip()[:60].replace("\0", "")
    account = account_by_number(asked) if asked and request.standing.may("cashier.collect") else None
    if account:
        return redirect("cashier:enter_receipt", pk, account.slug)
    return _shown(request, pk, asked=asked, status=404 if asked else 200)


@screen(needs="cashier.collect")
def paper(request: StaffRequest, pk: int) -> HttpResponse:
    """The block as PDF: three receipts a page, each with its half for who pays."""
    found = _block(request, pk)
    print_receipt_block(block=found, by=request.user.actor, at=request.now)
    content = block_pdf(found, slips_of(found), at=request.now)
    return safely(content, kind="application/pdf", name=f"talonario-{found.first}.pdf")


@screen(needs="cashier.collect")
@require_POST
def spoil(request: StaffRequest, pk: int) -> HttpResponse:
    form = SpoilReceiptForm(request.POST, auto_id="spoil_%s")
    by, at = request.user.actor, request.now
    told = "El recibo {folio} quedó inutilizado."
    return _done(request, pk, form, lambda: spoil_receipt(**form.cleaned_data, by=by, at=at), told)


@screen(needs="cashier.cancel")
@require_POST
def late(request: StaffRequest, pk: int) -> HttpResponse:
    form = LateReceiptForm(request.POST, auto_id="late_%s")
    by, at = request.user.actor, request.now
    told = "El recibo {folio} se puede capturar aunque sea tarde."
    return _done(request, pk, form, lambda: allow_late_receipt(**form.cleaned_data, by=by, at=at), told)


@screen(needs="cashier.collect")
@require_POST
def give_back(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReceiptBlock, pk=pk)
    by, at, told = request.user.actor, request.now, "El talonario quedó devuelto."
    return _done(request, pk, None, lambda: return_receipts(block=found, by=by, at=at), told)


@screen(needs="cashier.cancel")
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReceiptBlock, pk=pk)
    by, at, told = request.user.actor, request.now, "El talonario quedó cerrado."
    return _done(request, pk, None, lambda: close_receipt_block(block=found, by=by, at=at), told)


def _done(request: StaffRequest, pk: int, form: forms.Form | None, act: Callable[[], Any], told: str) -> HttpResponse:
    """Do it, say so (`told` may name the form's data) and go back; what is refused keeps everything typed."""
    if form is not None and not form.is_valid():
        return _shown(request, pk, form, status=422)
    try:
        act()
    except Refusal as refusal:
        if form is None:
            messages.error(request, refusal.sentence)
        else:
            beside(form, refusal)
        return _shown(request, pk, form, status=422)
    messages.success(request, told.format(**(form.cleaned_data if form else {})))
    return redirect("cashier:receipt_block", pk)


def _shown(
    request: StaffRequest, pk: int, form: forms.Form | None = None, *, asked: str = "", status: int
) -> HttpResponse:
    found = _block(request, pk)
    slips = slips_of(found)
    waiting = next((one for one in slips if not hasattr(one, "fate")), None)
    start = {"folio": waiting.folio if waiting else ""}
    context = {
        "receipt_block": found,
        "told": [one for one in slips if hasattr(one, "fate") or hasattr(one, "leave")],
        "left": sum(not hasattr(one, "fate") for one in slips),
        "waiting": waiting,
        "session": open_session(request.user.actor),
        "asked": asked,
        "spoil_form": form
        if isinstance(form, SpoilReceiptForm)
        else SpoilReceiptForm(initial=start, auto_id="spoil_%s"),
        "late_form": form if isinstance(form, LateReceiptForm) else LateReceiptForm(initial=start, auto_id="late_%s"),
        "may_collect": request.standing.may("cashier.collect"),
        "may_cancel": request.standing.may("cashier.cancel"),
    }
    return render(request, "cashier/receipt_block.html", context, status=status)


def _block(request: StaffRequest, pk: int) -> ReceiptBlock:
    found = get_object_or_404(ReceiptBlock.objects.select_related("closing"), pk=pk)
    note_opening(subject=found.subject, by=request.user.actor, at=request.now, what="cashier.receipt_block")
    return found
