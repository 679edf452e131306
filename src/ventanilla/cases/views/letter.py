"""Open a petition from a letter at the registry office; asked first whether the letter had come before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought
from ventanilla.cases.forms.opening import LetterOpeningForm
from ventanilla.cases.models import Case
from ventanilla.cases.views.opening import start
from ventanilla.correspondence import twin
from ventanilla.correspondence.actions import Paper
from ventanilla.correspondence.kept import Kept, kept_by
from ventanilla.correspondence.resemblance import Twin, twins
from ventanilla.documents.actions import store_file
from ventanilla.documents.announce import printed_note
from ventanilla.documents.forms import beside
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key
from ventanilla.utility.vocabulary import said


@screen(needs="cases.open_by_letter")
def letter(request: StaffRequest) -> HttpResponse:
    """A letter at the registry office. Nothing is entered while it looks like another and nobody has said."""
    form = LetterOpeningForm(
        request.POST or None, request.FILES or None, initial=start(request) | {"slip": request.GET.get("talon", "")}
    )
    kept = kept_by(request.POST.get("kept", ""), str(request.user.pk))
    found: list[Twin] = []
    if request.method == "POST" and form.is_valid():
        try:
            kept = _keep(request, form, kept)
            found = _twins(request, form, kept)
            if same := twin.chosen(request, found):
                twin.add_to(request, same, form.cleaned_data, kept, form.cleaned_data["summary"])
                return redirect("correspondence:letter", same.folio)
            if twin.is_another(request, found):
                return _opened(request, form, kept)
        except Refusal as refusal:
            beside(form, refusal)
    context = {"form": form, "twins": found, "kept": kept, "word": kept.word(str(request.user.pk))}
    return render(request, "cases/letter.html", context, status=422 if request.method == "POST" else 200)


def _keep(request: StaffRequest, form: LetterOpeningForm, kept: Kept) -> Kept:
    """What came before and what comes now, on the shelf. Errors: UploadRefused."""
    scan, papers, proof = (form.cleaned_data[name] for name in ("scan", "evidence", "slip_proof"))
    stored = [
        store_file(content=one.read(), name=one.name, by=request.user.actor, at=request.now)
        for one in [*([scan] if scan else []), *([proof] if proof else []), *papers]
    ]
    first = stored.pop(0) if scan else kept.scan
    slip = stored.pop(0) if proof else kept.proof
    return Kept(first, [*kept.papers, *(one for one in stored if one not in kept.papers)], slip)


def _twins(request: StaffRequest, form: LetterOpeningForm, kept: Kept) -> list[Twin]:
    """Letters like this one; none when this very form was sent before and opened its petition."""
    given = form.cleaned_data
    found = twins(
        sender=given["petitioner"],
        about=given["summary"],
        account=given["account"].number if given["account"] else "",
        received_at=given["received_at"] or request.now,
        sha256s=kept.sha256s,
    )
    # Asked afterwards: what this form opened a moment ago may be among what was found.
    return [] if found and Case.objects.filter(key=sent_key(request)).exists() else found


def _opened(request: StaffRequest, form: LetterOpeningForm, kept: Kept) -> HttpResponse:
    given = form.cleaned_data
    case = open_by_letter(
        petitioner=form.asks,
        summary=given["summary"],
        points=form.asked,
        sheets=given["sheets"],
        annexes=given["annexes"] or 0,
        scan=kept.scan,
        received_at=given["received_at"] or request.now,
        account=given["account"],
        brought=Brought([(one, given["evidence_label"] or one.name) for one in kept.papers], form.references),
        key=sent_key(request),
        presented=form.presented,
        paper=Paper(given["slip"], kept.proof) if given["slip"] else None,
        by=request.user.actor,
        at=request.now,
    )
    note = printed_note(case.subject, request.now)
    messages.success(request, format_html("Quedó abierta con el {} {}. {}", said("folio"), case.folio, note))
    return redirect("cases:show", case.folio)
