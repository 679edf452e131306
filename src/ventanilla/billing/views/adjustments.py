"""Adjustments that wait, and one of them: authorised or refused by another person."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ventanilla.billing.actions import authorise_adjustment, refuse_adjustment
from ventanilla.billing.actions.authorise_adjustment import authority
from ventanilla.billing.adjustment_queries import AdjustmentRow, adjustment_of, waiting_adjustments
from ventanilla.billing.forms import AdjustmentRefusalForm
from ventanilla.documents.access import address_of, is_visible
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="billing.view")
def index(request: StaffRequest) -> HttpResponse:
    """What waits to be authorised, the oldest first."""
    after = request.GET.get("after", "")
    page = waiting_adjustments(request.user.actor, whole(after))
    rows = [
        (row, request.standing.may(wanted) and not row.own, posts_with(wanted))
        for row in page.rows
        if (wanted := authority(row.adjustment))
    ]
    context = {"rows": rows, "next_key": page.next_key, "first": not after}
    return render(request, "billing/adjustments.html", context)


@screen(needs="billing.view")
def show(request: StaffRequest, number: int) -> HttpResponse:
    """One adjustment: what changes, who proposed it and why, what was decided."""
    return _page(request, _row(request, number), AdjustmentRefusalForm(), 200)


@screen(needs="billing.view")
@require_POST
def authorise(request: StaffRequest, number: int) -> HttpResponse:
    """What is owed changes now."""
    row = _row(request, number)
    try:
        authorise_adjustment(adjustment=row.adjustment, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, _row(request, number), AdjustmentRefusalForm(), 422, said=refusal.sentence)
    messages.success(request, f"Quedó autorizado {row.adjustment.folio}: cambió el adeudo de la cuenta.")
    return redirect("billing:adjustments")


@screen(needs="billing.view")
@require_POST
def refuse(request: StaffRequest, number: int) -> HttpResponse:
    """What is owed stays, and why; also who proposed it may withdraw it so."""
    row, form = _row(request, number), AdjustmentRefusalForm(request.POST)
    if form.is_valid():
        try:
            by, at = request.user.actor, request.now
            refuse_adjustment(adjustment=row.adjustment, reason=form.cleaned_data["reason"], by=by, at=at)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Quedó anotado por qué no se autoriza {row.adjustment.folio}.")
            return redirect("billing:adjustment", number) if row.own else redirect("billing:adjustments")
    return _page(request, row, form, 422)


def posts_with(permission: str) -> str:
    """The posts of the pack that may do something, as people call them."""
    posts = current_pack().section("organisation").posts.values()
    return ", ".join(sorted({post.name for post in posts if permission in post.permissions}))


def _row(request: StaffRequest, number: int) -> AdjustmentRow:
    """The adjustment; whose account was looked at is journalled."""
    row = adjustment_of(number, request.user.actor)
    if row is None:
        raise Http404("No hay un ajuste con ese número.")
    subject = row.adjustment.account.subject
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="billing.adjustment")
    return row


def _page(
    request: StaffRequest, row: AdjustmentRow, form: AdjustmentRefusalForm, status: int, said: str = ""
) -> HttpResponse:
    held, waits, case = request.standing, row.adjustment.settled is None, row.adjustment.case
    decides = waits and held.may(authority(row.adjustment)) and not row.own
    context = {
        "row": row,
        "form": form,
        "said": said,
        "may_authorise": decides,
        "posts": posts_with(authority(row.adjustment)) if waits else "",
        "may_refuse": decides or (waits and row.own and held.may("billing.adjust")),
        "case_address": address_of(case) if case and is_visible(case, request) else "",
    }
    return render(request, "billing/adjustment.html", context, status=status)
