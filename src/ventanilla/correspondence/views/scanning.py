"""The scan queue: letters without their scanned copy, files to give them, one or many at once."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.correspondence.actions import UnableToSettle, settle_scan, take_scan
from ventanilla.correspondence.forms import ScansForm, SettleForm
from ventanilla.correspondence.models import ScanArrival
from ventanilla.correspondence.queries import letters_to_scan, unsettled_scans
from ventanilla.correspondence.reading import codes_in, words_of_name
from ventanilla.documents.actions import UploadRefused, store_file
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest, screen

MOST = 60


@dataclass(frozen=True)
class Outcome:
    """What became of one file sent: its arrival, or the sentence of its refusal."""

    name: str
    arrival: ScanArrival | None = None
    sentence: str = ""


@screen(needs="correspondence.receive")
def scanning(request: StaffRequest) -> HttpResponse:
    """The queue; sent, each file is taken by itself, so that one refused takes no other with it."""
    form = ScansForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        outcomes = [_take(request, one) for one in form.cleaned_data["copies"][:MOST]]
    status = 422 if request.method == "POST" and not any(o.arrival for o in outcomes) else 200
    if request.headers.get("X-One-By-One"):
        return render(request, "correspondence/scan_outcomes.html", {"outcomes": outcomes}, status=status)
    context = {
        "form": form,
        "outcomes": outcomes,
        "page": letters_to_scan(request.GET.get("after", "")),
        "first": not request.GET.get("after"),
        "loose": unsettled_scans(),
    }
    return render(request, "correspondence/scanning.html", context, status=status)


@screen(needs="correspondence.receive")
def scan(request: StaffRequest, pk: int) -> HttpResponse:
    """One file that nobody could tell whose it is."""
    arrival = get_object_or_404(ScanArrival.objects.select_related("file", "letter"), pk=pk)
    note_opening(subject=Subject("scan", str(pk)), by=request.user.actor, at=request.now, what="scan")
    form = SettleForm(request.POST or None, initial={"folio": arrival.read})
    if request.method == "POST" and form.is_valid():
        try:
            settle_scan(arrival=arrival, **form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("correspondence:scanning")
        except UnableToSettle as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "correspondence/scan.html", {"arrival": arrival, "form": form}, status=status)


def _take(request: StaffRequest, sent: object) -> Outcome:
    content, name = sent.read(), str(sent.name)  # type: ignore[attr-defined]
    by, at = request.user.actor, request.now
    try:
        file = store_file(content=content, name=name, by=by, at=at)
    except UploadRefused as refusal:
        return Outcome(name, sentence=refusal.sentence)
    words = [*codes_in(content, file.kind), *words_of_name(name)]
    return Outcome(name, take_scan(file=file, name=name, words=words, by=by, at=at))
