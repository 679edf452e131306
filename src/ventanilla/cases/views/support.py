"""What is asked of supporting processes: the open ones by how long they wait, a new one, and one with its end."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.request_support import close_support, note_support_folio, request_support
from ventanilla.cases.forms.support import SupportClosureForm, SupportFolioForm, SupportForm
from ventanilla.cases.models import Case, SupportRequest
from ventanilla.cases.queries import visible
from ventanilla.cases.support_queries import open_support, row_of, support_of
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import current_pack


@screen(needs="cases.follow_up")
def index(request: StaffRequest) -> HttpResponse:
    """Everything asked and not answered yet, the longest waiting first."""
    kinds, kind = current_pack().section("support"), request.GET.get("proceso", "")
    after = request.GET.get("after", "")
    page = open_support(at=request.now, kind=kind if kind in kinds else "", after=whole(after))
    context = {"page": page, "kinds": list(kinds.values()), "kind": kind, "first": not after}
    return render(request, "cases/support_list.html", context)


@screen(needs="cases.follow_up")
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for something on account of the petition or the account of the address."""
    case, account = _about(request)
    if case is None and account is None:
        messages.warning(request, "Abra la petición o la cuenta por la que pide el apoyo, y pídalo desde ahí.")
        return redirect("cases:support")
    form, status = SupportForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                given, by = form.cleaned_data, request.user.actor
                request_support(**given, case=case, account=account, key=sent_key(request), by=by, at=request.now)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, "El apoyo quedó pedido y anotado en la historia.")
                return redirect(_home(case, account))
    context = {"form": form, "case": case, "account": account, "back": _home(case, account)}
    return render(request, "cases/support_ask.html", context, status=status)


@screen(needs="cases.follow_up")
def show(request: StaffRequest, number: int) -> HttpResponse:
    """One request: what was asked, its folio, and how it ended or the ways to write it."""
    asked = _asked(request, number)
    note_opening(subject=asked.subject, by=request.user.actor, at=request.now, what="support")
    return _page(request, asked, SupportFolioForm(), SupportClosureForm(), 200)


@screen(needs="cases.follow_up")
@require_POST
def note_folio(request: StaffRequest, number: int) -> HttpResponse:
    """POST: the folio the other process gave."""
    asked, form = _asked(request, number), SupportFolioForm(request.POST)
    if form.is_valid():
        try:
            note_support_folio(request=asked, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Folio anotado.")
            return redirect("cases:support_show", number)
    return _page(request, asked, form, SupportClosureForm(), 422)


@screen(needs="cases.follow_up")
@require_POST
def close(request: StaffRequest, number: int) -> HttpResponse:
    """POST: how it ended."""
    asked, form = _asked(request, number), SupportClosureForm(request.POST)
    if form.is_valid():
        try:
            close_support(request=asked, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, "Quedó anotado cómo terminó.")
            return redirect(_home(asked.case, asked.account))
    return _page(request, asked, SupportFolioForm(), form, 422)


def _about(request: StaffRequest) -> tuple[Case | None, Account | None]:
    """The petition, else the account, that the address names and this person may see."""
    folio, number = request.GET.get("peticion", ""), request.GET.get("cuenta", "")
    if folio:
        return visible(request.standing).filter(folio=folio).first(), None
    may = bool(number) and request.standing.may("register.view")
    return None, account_by_number(number) if may else None


def _asked(request: StaffRequest, number: int) -> SupportRequest:
    """The request, when this person may see what it is about."""
    found = support_of(number) if number < 2**63 else None
    if found is None or (found.case_id and not visible(request.standing).filter(pk=found.case_id).exists()):
        raise Http404("No hay un apoyo pedido con ese número que su puesto pueda ver.")
    return found


def _home(case: Case | None, account: Account | None) -> str:
    """The page of what the request is about."""
    if case:
        return reverse("cases:show", args=[case.folio])
    return reverse("register:account", args=[account.slug]) if account else reverse("cases:support")


def _page(
    request: StaffRequest, asked: SupportRequest, folio: forms.Form, closure: forms.Form, status: int
) -> HttpResponse:
    context = {
        "row": row_of(asked, request.now),
        "folio_form": folio,
        "closure_form": closure,
        "back": _home(asked.case, asked.account),
    }
    return render(request, "cases/support_show.html", context, status=status)
