"""One visit: solve each matter on the spot, send it to an area, or open the petition it brings."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ventanilla.cases.forms.opening import OpeningForm
from ventanilla.cases.models import Case
from ventanilla.cases.views.opening import brought, opening
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.correct_from_visit import correct_from_visit
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit
from ventanilla.reception.forms import MatterForm, OutcomeForm
from ventanilla.reception.models import Visit, VisitMatter
from ventanilla.reception.queries import corrections_of_visit, with_matters
from ventanilla.register.models import Account, Correction
from ventanilla.register.queries import account as account_by_number
from ventanilla.register.views.corrections import asking
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.vocabulary import tell


def _visit(request: StaffRequest, visit_id: int) -> Visit:
    """The visit; who looked is journalled."""
    visit = get_object_or_404(with_matters(Visit.objects.all()), pk=visit_id)
    note_opening(subject=visit.subject, by=request.user.actor, at=request.now, what="visit")
    return visit


def _matter(visit: Visit, number: int) -> VisitMatter:
    for matter in visit.matters.all():
        if matter.number == number:
            return matter
    raise Http404


def _page(request: StaffRequest, visit: Visit, number: int = 0, **forms_given: Any) -> HttpResponse:
    """The visit's page with one of its open matters in hand: `number`, or the first."""
    matters = list(visit.matters.all())
    waiting = [matter for matter in matters if matter.ending is None]
    chosen = next((m for m in waiting if m.number == number), waiting[0] if waiting else None)
    context = {
        "visit": visit,
        "matters": matters,
        "chosen": chosen,
        "form": OutcomeForm(),
        "more": MatterForm(prefix="otro"),
        "adding": "more" in forms_given,
        "corrections": corrections_of_visit(visit),
        "may_correct": request.standing.may("register.correct"),
        "may_log": request.standing.may("reception.log"),
    } | forms_given
    return render(request, "reception/visit.html", context, status=422 if forms_given else 200)


@screen(needs="reception.view")
def show(request: StaffRequest, visit_id: int) -> HttpResponse:
    """The visit, how each matter ended, and the ways to end the one in hand (`?asunto=`)."""
    asked = request.GET.get("asunto", "")
    return _page(request, _visit(request, visit_id), whole(asked) or 0)


@screen(needs="reception.log")
def add(request: StaffRequest, visit_id: int) -> HttpResponse:
    """POST: one more matter."""
    visit = _visit(request, visit_id)
    form = MatterForm(request.POST or None, prefix="otro")
    if request.method == "POST" and form.is_valid():
        try:
            made = add_matter(visit=visit, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, f"Se agregó el asunto {made.number}.")
            return redirect("reception:visit", visit.pk)
    return _page(request, visit, more=form) if request.method == "POST" else redirect("reception:visit", visit.pk)


@screen(needs="reception.log")
def end(request: StaffRequest, visit_id: int, number: int) -> HttpResponse:
    """POST: write how a matter ended."""
    visit = _visit(request, visit_id)
    _matter(visit, number)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_matter(visit=visit, number=number, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, tell("Quedó anotado en el {visit_log}."))
            others = any(m.ending is None for m in visit.matters.all() if m.number != number)
            if visit.ticket_id and not others:
                return redirect("turns:desk")
            return redirect("reception:visit", visit.pk) if others else redirect("reception:log")
    return _page(request, visit, number, form=form) if request.method == "POST" else _page(request, visit, number)


@screen(needs="reception.log")
def open_petition(request: StaffRequest, visit_id: int, number: int) -> HttpResponse:
    """Open the petition of a matter."""
    visit = _visit(request, visit_id)
    matter = _matter(visit, number)
    start: dict[str, Any] = {
        "petitioner": visit.name,
        "summary": matter.text,
        "account": visit.account.number if visit.account else "",
    }
    form = OpeningForm(request.POST or None, request.FILES or None, initial=start)
    if visit.account:
        form.fields["account"].disabled = True
    else:
        del form.fields["account"]

    def act(request: StaffRequest, form: OpeningForm) -> Case:
        return open_case_from_visit(
            visit=visit,
            number=number,
            petitioner=form.asks,
            summary=form.cleaned_data["summary"],
            points=form.asked,
            brought=brought(request, form),
            key=sent_key(request),
            presented=form.presented,
            by=request.user.actor,
            at=request.now,
        )

    return opening(request, form, act, "Abrir petición", f"Visita {visit.number} · {visit.name}")


@screen(needs="reception.log")
def correct(request: StaffRequest, visit_id: int, number: int) -> HttpResponse:
    """Ask for a correction on account of a matter; of a visit without account, `?cuenta=` says of which."""
    visit = _visit(request, visit_id)
    matter = _matter(visit, number)
    account: Account | None = visit.account or account_by_number(request.GET.get("cuenta", ""))
    if account is None or not request.standing.may("register.correct") or matter.ending:
        if matter.ending:
            said = "Ese asunto ya terminó; pida la corrección desde la cuenta."
        elif account is None:
            said = "Busque la cuenta en el padrón y pida desde ella la corrección."
        else:
            said = "Su puesto no permite pedir correcciones; pídaselo a su superior."
        messages.warning(request, said)
        return redirect("reception:visit", visit.pk)

    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="register.account")

    def act(given: dict[str, Any]) -> Correction:
        return correct_from_visit(
            visit=visit, number=number, account=account, **given, by=request.user.actor, at=request.now
        )

    back = reverse("reception:visit", args=[visit.pk])
    return asking(request, account, act, visit=visit, matter=matter, back=back)
