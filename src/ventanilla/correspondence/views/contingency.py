"""Contingency blocks: issued beforehand, printed, accounted for folio by folio, and closed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ventanilla.correspondence.actions import (
    UnableToIssueBlock,
    allow_late,
    close_block,
    issue_block,
    print_block,
    return_slips,
    spoil_slip,
)
from ventanilla.correspondence.entrances import entrances_for
from ventanilla.correspondence.forms import BlockForm, LateForm, SpoilForm
from ventanilla.correspondence.models import FolioBlock
from ventanilla.correspondence.queries import blocks_page, slips_of
from ventanilla.correspondence.stamps import block_fields
from ventanilla.documents.actions import print_form
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.view")
def blocks(request: StaffRequest) -> HttpResponse:
    """The blocks, newest first, and for who keeps them the form that issues another."""
    may_keep = request.standing.may("correspondence.contingency")
    form = BlockForm(request.POST or None, initial={"count": 20})
    if request.method == "POST" and may_keep and form.is_valid():
        try:
            made = issue_block(**form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("correspondence:block", made.pk)
        except UnableToIssueBlock as refusal:
            beside(form, refusal)
    status = (422 if may_keep else 403) if request.method == "POST" else 200
    page, next_key = blocks_page(request.GET.get("after", ""))
    context = {"form": form, "may_keep": may_keep, "blocks": page, "next_key": next_key}
    context["first"] = not request.GET.get("after")
    return render(request, "correspondence/blocks.html", context, status=status)


@screen(needs="correspondence.view")
def block(request: StaffRequest, pk: int) -> HttpResponse:
    """One block, folio by folio."""
    return _shown(request, pk)


@screen(needs="correspondence.contingency")
def paper(request: StaffRequest, pk: int) -> HttpResponse:
    """The block as PDF: three slips a page, each with its half for who hands the letter in."""
    found = get_object_or_404(FolioBlock, pk=pk)
    _note(request, found)
    print_block(block=found, by=request.user.actor, at=request.now)
    content = print_form(form="talonario", fields=block_fields(found, slips_of(found)), at=request.now)
    return safely(content, kind="application/pdf", name=f"talonario-{found.first}.pdf")


@screen(needs="correspondence.contingency")
@require_POST
def spoil(request: StaffRequest, pk: int) -> HttpResponse:
    form = SpoilForm(request.POST)
    return _done(request, pk, form, lambda: spoil_slip(**form.cleaned_data, by=request.user.actor, at=request.now))


@screen(needs="correspondence.authorise")
@require_POST
def late(request: StaffRequest, pk: int) -> HttpResponse:
    form = LateForm(request.POST)
    return _done(request, pk, form, lambda: allow_late(**form.cleaned_data, by=request.user.actor, at=request.now))


@screen(needs="correspondence.contingency")
@require_POST
def give_back(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(FolioBlock, pk=pk)
    return _done(request, pk, None, lambda: return_slips(block=found, by=request.user.actor, at=request.now))


@screen(needs="correspondence.contingency")
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(FolioBlock, pk=pk)
    return _done(request, pk, None, lambda: close_block(block=found, by=request.user.actor, at=request.now))


def _done(request: StaffRequest, pk: int, form: SpoilForm | LateForm | None, act: Callable[[], object]) -> HttpResponse:
    """Do it and go back to the block; a refusal is told there and keeps what was typed."""
    get_object_or_404(FolioBlock, pk=pk)
    if form is not None and not form.is_valid():
        return _shown(request, pk, form)
    try:
        act()
    except Refusal as refusal:
        if form is None:
            messages.error(request, refusal.sentence)
            return _shown(request, pk)
        beside(form, refusal)
        return _shown(request, pk, form)
    return redirect("correspondence:block", pk)


def _shown(request: StaffRequest, pk: int, form: SpoilForm | LateForm | None = None) -> HttpResponse:
    found = get_object_or_404(FolioBlock, pk=pk)
    _note(request, found)
    slips = slips_of(found)
    waiting = next((one for one in slips if not hasattr(one, "fate")), None)
    start = {"folio": waiting.folio if waiting else ""}
    standing = request.standing
    context = {
        "folio_block": found,
        "slips": slips,
        "waiting": waiting,
        "spoil_form": form if isinstance(form, SpoilForm) else SpoilForm(initial=start, auto_id="spoil_%s"),
        "late_form": form if isinstance(form, LateForm) else LateForm(initial=start, auto_id="late_%s"),
        "entrances": entrances_for(standing),
        "may_keep": standing.may("correspondence.contingency"),
        "may_receive": standing.may("correspondence.receive"),
        "may_authorise": standing.may("correspondence.authorise"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "correspondence/block.html", context, status=status)


def _note(request: StaffRequest, found: FolioBlock) -> None:
    subject = Subject("folio_block", str(found.pk), found.first)
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="block")
