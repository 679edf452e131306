"""The acknowledgement stamp of a letter and its labels, as PDF; and the screen that asks which labels."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.correspondence.actions import UnableToStamp, print_stamp
from ventanilla.correspondence.forms import LabelsForm
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.rules import Registry
from ventanilla.correspondence.stamps import label_fields, stamp_fields
from ventanilla.documents.actions import print_form
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day, zone
from ventanilla.utility.vocabulary import said


@screen(needs="correspondence.receive")
def stamp(request: StaffRequest, folio: str) -> HttpResponse:
    """The stamp, to print over the copy of the letter that its bearer keeps."""
    letter = _opened(request, folio)
    print_stamp(letters=[letter], kind="stamp", by=request.user.actor, at=request.now)
    fields = stamp_fields(letter, _rules().stamp, said("registry_office"), _note(letter))
    content = print_form(form="sello", fields=fields, at=request.now)
    return safely(content, kind="application/pdf", name=f"sello-{letter.folio}.pdf")


@screen(needs="correspondence.receive")
def label(request: StaffRequest, folio: str) -> HttpResponse:
    """One label of the letter, of the size asked for or the first of the pack."""
    letter = _opened(request, folio)
    size = _rules().label(request.GET.get("medida", ""))
    return _labels(request, [letter], size.code, 0)


@screen(needs="correspondence.receive")
def labels(request: StaffRequest) -> HttpResponse:
    """Which labels: those of a day, from a folio on; as a screen, and sent, as the PDF."""
    form = LabelsForm(request.POST or None, sizes=_rules().labels, initial={"day": local_day(request.now)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        start = datetime.combine(given["day"], time.min, zone())
        found = IncomingLetter.objects.filter(at__gte=start, at__lt=start + timedelta(days=1)).order_by("at", "pk")
        if given["first"]:
            found = found.filter(folio__gte=given["first"])
        try:
            return _labels(request, list(found[:200]), given["size"], given["skipped"] or 0)
        except UnableToStamp as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "correspondence/labels.html", {"form": form}, status=status)


def _labels(request: StaffRequest, letters: list[IncomingLetter], size: str, skipped: int) -> HttpResponse:
    print_stamp(letters=letters, kind="label", by=request.user.actor, at=request.now)
    here, chosen = zone(), _rules().label(size)
    rows = [(letter, f"{letter.received_at.astimezone(here):%d/%m/%Y %H:%M}") for letter in letters]
    fields = label_fields(rows, chosen, min(skipped, chosen.each_sheet - 1))
    content = print_form(form="etiquetas", fields=fields, at=request.now)
    return safely(content, kind="application/pdf", name="etiquetas.pdf")


def _opened(request: StaffRequest, folio: str) -> IncomingLetter:
    """The letter; who looked is journalled. Errors: Http404."""
    letter = get_object_or_404(IncomingLetter, folio=folio)
    subject = Subject("letter", str(letter.pk), letter.folio)
    note_opening(subject=subject, by=request.user.actor, at=request.now, what="letter")
    return letter


def _note(letter: IncomingLetter) -> str:
    """That it was entered another day than it was received, where it was."""
    if local_day(letter.received_at) == local_day(letter.at):
        return ""
    return f"Registrado en el sistema el {letter.at.astimezone(zone()):%d/%m/%Y a las %H:%M}"


def _rules() -> Registry:
    rules: Registry = current_pack().section("registry")
    return rules
