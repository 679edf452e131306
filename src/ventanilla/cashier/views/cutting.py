"""The cut of a till: how it stands now, counting it and ending the session; the cuts made and their paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from ventanilla.cashier.actions import cut_till, print_partial_cut
from ventanilla.cashier.deposit_queries import dues_of_cut, left_of
from ventanilla.cashier.forms import CutForm
from ventanilla.cashier.models import Cut
from ventanilla.cashier.paper import cut_pdf, partial_cut_pdf
from ventanilla.cashier.queries import cut_by_folio, cuts, declared, open_session, totals_of
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import record
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day


@screen(needs="cashier.collect")
def cutting(request: StaffRequest) -> HttpResponse:
    """GET is the X cut, which ends nothing; POST counts and makes the Z cut."""
    session = open_session(request.user.actor)
    if session is None:
        return redirect("cashier:till")
    form = CutForm(request.POST or None, denominations=declared().denominations)
    if form.is_valid():
        given = {"counted": form.counted, "note": form.cleaned_data["note"]}
        try:
            cut = cut_till(session=session, **given, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Quedó hecho el corte {cut.folio}.")
            return redirect("cashier:cut", cut.folio)
    totals = totals_of(session)
    context = {
        "session": session,
        "name": declared().till_name(session.till),
        "totals": totals,
        "received": [(declared().means_name(code), amount) for code, amount in totals.received.items()],
        "form": form,
        "past": session.day != local_day(session.at),
    }
    return render(request, "cashier/cut_now.html", context, status=422 if form.is_bound else 200)


@screen(needs="cashier.collect")
def partial(request: StaffRequest) -> HttpResponse:
    """The paper of the X cut of one's own till."""
    session = open_session(request.user.actor)
    if session is None:
        return redirect("cashier:till")
    totals = print_partial_cut(session=session, by=request.user.actor, at=request.now)
    content = partial_cut_pdf(session, totals, made_by=request.user.name, at=request.now)
    return safely(content, kind="application/pdf", name=f"corte-parcial-{session.till}.pdf")


@screen(needs="cashier.view")
def index(request: StaffRequest) -> HttpResponse:
    """The cuts made, newest first."""
    after = request.GET.get("after", "")
    rows, next_key = cuts(whole(after))
    named = [(declared().till_name(cut.session.till), cut) for cut in rows]
    context = {"cuts": named, "next_key": next_key, "first": not after, "by_hand": declared().contingency}
    return render(request, "cashier/cuts.html", context)


@screen(needs="cashier.view")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """One cut, and where its money went."""
    cut = _cut(folio)
    dues = dues_of_cut(cut)
    context = {
        "cut": cut,
        "name": declared().till_name(cut.session.till),
        "received": [(declared().means_name(code), amount) for code, amount in cut.received.items()],
        "counted": [(int(value), number, int(value) * number) for value, number in cut.counted_of.items()],
        "past": cut.session.day != local_day(cut.session.at),
        "dues": [(due, declared().means_name(due.means), due.parts.all()) for due in dues],
        "pending": urlencode([("de", due.pk) for due in dues if left_of(due)]),
        "may_deposit": request.standing.may("cashier.deposit"),
    }
    return render(request, "cashier/cut.html", context)


@screen(needs="cashier.view")
def pdf(request: StaffRequest, folio: str) -> HttpResponse:
    """Its paper, with the places to sign; each printing is journalled."""
    cut = _cut(folio)
    content = cut_pdf(cut, at=request.now)
    record(
        event="cashier.cut_printed", by=request.user.actor, at=request.now, on=cut.session.subject, facts={"cut": folio}
    )
    return safely(content, kind="application/pdf", name=f"{cut.folio}.pdf")


def _cut(folio: str) -> Cut:
    found = cut_by_folio(folio)
    if found is None:
        raise Http404("No hay un corte con ese folio.")
    return found
