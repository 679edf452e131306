"""Typing errors of the register: asked at the desk, authorised or refused by another person."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.register import queries
from ventanilla.register.actions import ask_correction, authorise_correction, refuse_correction
from ventanilla.register.correction_queries import CorrectionRow, correction_of, own_allowed, waiting_corrections
from ventanilla.register.forms import CorrectionForm, RefusalForm
from ventanilla.register.models import Account, Correction
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import current_pack

Act = Callable[[dict[str, Any]], Correction]


@screen(needs="register.correct")
def ask(request: StaffRequest, number: str) -> HttpResponse:
    """Ask for a correction of an account."""
    account = queries.account(number)
    if account is None:
        raise Http404
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="register.account")

    def act(given: dict[str, Any]) -> Correction:
        return ask_correction(account=account, **given, by=request.user.actor, at=request.now)

    return asking(request, account, act)


def asking(request: StaffRequest, account: Account, act: Act, **more: Any) -> HttpResponse:
    """Show the form; when it is right, ask and go to the account. A refusal keeps everything typed.

    `act` is given the form's values and the key of its sending; `more` goes to the template.
    """
    form, status = CorrectionForm(request.POST or None, request.FILES or None, account=account), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                asked = act(form.cleaned_data | {"key": sent_key(request)})
            except Refusal as refusal:
                beside(form, refusal)
            else:
                words = f"Quedó pedida la corrección {asked.folio}; la cuenta cambia cuando se autorice."
                messages.success(request, words)
                return redirect(more.get("back") or account_address(account))
    data = current_pack().section("corrections")
    shown = [data[code] for code in form.codes]
    context = {"form": form, "account": account, "data": shown, "back": account_address(account)}
    return render(request, "register/correction_ask.html", context | more, status=status)


@screen(needs="register.authorise")
def index(request: StaffRequest) -> HttpResponse:
    """What waits to be authorised, the oldest first."""
    after = request.GET.get("after", "")
    page = waiting_corrections(request.user.actor, whole(after))
    return render(request, "register/corrections.html", {"page": page, "first": not after, "own": own_allowed()})


@screen(needs="register.view")
def show(request: StaffRequest, number: int) -> HttpResponse:
    """One correction: how it stood, how it should, who asked, what was decided."""
    return _page(request, _row(request, number), RefusalForm(), 200)


@screen(needs="register.authorise")
@require_POST
def authorise(request: StaffRequest, number: int) -> HttpResponse:
    """The account changes now."""
    row = _row(request, number)
    try:
        authorise_correction(correction=row.correction, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, _row(request, number), RefusalForm(), 422, said=refusal.sentence)
    messages.success(request, f"Se corrigió la cuenta {row.correction.account.number}: {row.correction.after}.")
    return redirect("register:corrections")


@screen(needs="register.view")
@require_POST
def refuse(request: StaffRequest, number: int) -> HttpResponse:
    """It is not corrected, and why; also who asked for it may withdraw it so."""
    row, form = _row(request, number), RefusalForm(request.POST)
    if form.is_valid():
        try:
            by, at = request.user.actor, request.now
            refuse_correction(correction=row.correction, reason=form.cleaned_data["reason"], by=by, at=at)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Quedó anotado por qué no se corrige {row.correction.folio}.")
            if request.standing.may("register.authorise"):
                return redirect("register:corrections")
            return redirect("register:correction", number)
    return _page(request, _row(request, number), form, 422)


def account_address(account: Account) -> str:
    """The page of the account."""
    return reverse("register:account", args=[account.slug])


def _row(request: StaffRequest, number: int) -> CorrectionRow:
    """The correction; whose account was looked at is journalled."""
    row = correction_of(number, request.user.actor)
    if row is None:
        raise Http404("No hay una corrección con ese número.")
    subject = row.correction.account.subject
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="register.correction")
    return row


def _page(request: StaffRequest, row: CorrectionRow, form: RefusalForm, status: int, said: str = "") -> HttpResponse:
    held, waits = request.standing, row.correction.settled is None
    context = {
        "row": row,
        "form": form,
        "said": said,
        "may_authorise": waits and held.may("register.authorise") and (not row.own or own_allowed()),
        "may_refuse": waits and (held.may("register.authorise") or (row.own and held.may("register.correct"))),
    }
    return render(request, "register/correction.html", context, status=status)
