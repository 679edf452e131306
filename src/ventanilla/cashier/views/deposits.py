"""What of the cuts is not in the bank yet, registering a slip of the bank, and each deposit with its cuts."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cashier.actions import annul_deposit, register_deposit
from ventanilla.cashier.actions.register_deposit import MOST
from ventanilla.cashier.deposit_forms import AnnulDepositForm, DepositForm
from ventanilla.cashier.deposit_queries import deposit_by_number, deposits, dues_of, left_of, pending_dues
from ventanilla.cashier.models import Deposit, DepositDue
from ventanilla.cashier.queries import declared
from ventanilla.documents.forms import beside
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spoken import money
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.queries import local_day


@screen(needs="cashier.view")
def index(request: StaffRequest) -> HttpResponse:
    """What is pending, the oldest first, to be chosen; below it the deposits, newest first."""
    tills, today, after = declared(), local_day(request.now), request.GET.get("after", "")
    since = whole(request.GET.get("desde", ""))
    pending, next_pending = pending_dues(since)
    found, next_key = deposits(whole(after))
    context = {
        "pending": [(due, *_names(due), (today - due.cut.session.day).days) for due in pending],
        "next_pending": next_pending,
        "since": since,
        "deposits": [(tills.bank_name(one.bank), _cuts(one), one) for one in found],
        "next_key": next_key,
        "first": not after,
        "may_deposit": request.standing.may("cashier.deposit"),
        "banks": tills.banks,
    }
    return render(request, "cashier/deposits.html", context)


def _names(due: DepositDue) -> tuple[str, str]:
    """How the pack calls its till and its means."""
    return declared().till_name(due.cut.session.till), declared().means_name(due.means)


def _cuts(deposit: Deposit) -> list[str]:
    """The folios of the cuts it covers, each once."""
    return list(dict.fromkeys(part.due.cut.folio for part in deposit.parts.all()))


@screen(needs="cashier.deposit")
def new(request: StaffRequest) -> HttpResponse:
    """GET `?de=…&de=…` asks for the slip of what was chosen; POST registers it."""
    dues = _chosen(request)
    if not declared().banks:
        messages.error(request, "El paquete del organismo no declara bancos; pida que los agreguen a cashier.toml.")
        return redirect("cashier:deposits")
    if not dues:
        messages.error(request, "Elija al menos un renglón de lo que falta por depositar, y vuelva a intentarlo.")
        return redirect("cashier:deposits")
    today = local_day(request.now)
    form = DepositForm(request.POST or None, dues=dues, declared=declared(), today=today)
    if form.is_valid():
        try:
            made = register_deposit(**form.given, key=sent_key(request), by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Quedó registrado el depósito {made.reference} por {money(made.centavos)}.")
            return redirect("cashier:deposit", made.pk)
    context = {"form": form, "total": sum(left_of(due) for due in dues)}
    return render(request, "cashier/deposit_new.html", context, status=422 if form.is_bound else 200)


def _chosen(request: StaffRequest) -> Sequence[DepositDue]:
    """What was chosen; of what is only asked for, that of which something is left."""
    sent = request.POST if request.method == "POST" else request.GET
    numbers = [number for text in sent.getlist("de")[:MOST] if (number := whole(text))]
    return [due for due in dues_of(numbers) if left_of(due) or request.method == "POST"]


@screen(needs="cashier.view")
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One deposit and what it covers."""
    deposit = _deposit(pk)
    context = {
        "deposit": deposit,
        "bank": declared().bank_name(deposit.bank),
        "parts": [(part, *_names(part.due)) for part in deposit.parts.all()],
        "may_annul": request.standing.may("cashier.deposit") and deposit.undone is None,
    }
    return render(request, "cashier/deposit.html", context)


@screen(needs="cashier.deposit")
def annul(request: StaffRequest, pk: int) -> HttpResponse:
    """GET asks why; POST undoes it."""
    deposit = _deposit(pk)
    form = AnnulDepositForm(request.POST or None)
    if form.is_valid():
        try:
            annul_deposit(deposit=deposit, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Anulado: {deposit.reference}. Lo que llevaba está otra vez por depositar.")
            return redirect("cashier:deposit", pk)
    context = {"deposit": deposit, "form": form}
    return render(request, "cashier/deposit_annul.html", context, status=422 if form.is_bound else 200)


def _deposit(pk: int) -> Deposit:
    found = deposit_by_number(pk)
    if found is None:
        raise Http404("No hay un depósito con ese número.")
    return found
