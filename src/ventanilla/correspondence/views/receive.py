"""Receive a letter that opens no petition (an invitation, say); asked first whether it had come before."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.correspondence import twin
from ventanilla.correspondence.actions import Paper, receive_letter
from ventanilla.correspondence.forms import ReceiveForm
from ventanilla.correspondence.kept import Kept, kept_by
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.resemblance import Twin, twins
from ventanilla.documents.actions import store_file
from ventanilla.documents.forms import beside
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_key


@screen(needs="correspondence.receive")
def receive(request: StaffRequest) -> HttpResponse:
    form = ReceiveForm(request.POST or None, request.FILES or None, initial={"slip": request.GET.get("talon", "")})
    kept = kept_by(request.POST.get("kept", ""), str(request.user.pk))
    found: list[Twin] = []
    if request.method == "POST" and form.is_valid():
        try:
            kept = with_scans(request, form.cleaned_data, kept)
            found = _twins(request, form, kept)
            if same := twin.chosen(request, found):
                twin.add_to(request, same, form.cleaned_data, kept, form.cleaned_data["about"])
                return redirect("correspondence:letter", same.folio)
            if twin.is_another(request, found):
                return redirect("correspondence:letter", _enter(request, form, kept).folio)
        except Refusal as refusal:
            beside(form, refusal)
    context = {"form": form, "twins": found, "kept": kept, "word": kept.word(str(request.user.pk))}
    return render(request, "correspondence/receive.html", context, status=422 if request.method == "POST" else 200)


def with_scans(request: StaffRequest, given: dict[str, Any], kept: Kept) -> Kept:
    """What was kept, with the scan and the proof that came now in their place. Errors: UploadRefused."""
    scan, proof = (
        store_file(content=one.read(), name=one.name, by=request.user.actor, at=request.now) if one else before
        for one, before in ((given["scan"], kept.scan), (given["slip_proof"], kept.proof))
    )
    return Kept(scan, kept.papers, proof)


def _twins(request: StaffRequest, form: ReceiveForm, kept: Kept) -> list[Twin]:
    given = form.cleaned_data
    found = twins(
        sender=given["sender"],
        about=given["about"],
        account=given["account"],
        received_at=given["received_at"] or request.now,
        sha256s=kept.sha256s,
    )
    # Asked afterwards: what this form entered a moment ago may be among what was found.
    return [] if found and IncomingLetter.objects.filter(key=sent_key(request)).exists() else found


def _enter(request: StaffRequest, form: ReceiveForm, kept: Kept) -> IncomingLetter:
    given = form.cleaned_data
    letter = receive_letter(
        sender=given["sender"],
        about=given["about"],
        sheets=given["sheets"],
        annexes=given["annexes"] or 0,
        account=given["account"],
        channel=given["channel"],
        scan=kept.scan,
        received_at=given["received_at"] or request.now,
        key=sent_key(request),
        paper=Paper(given["slip"], kept.proof) if given["slip"] else None,
        by=request.user.actor,
        at=request.now,
    )
    messages.success(request, f"Quedó con el folio {letter.folio}.")
    return letter
