"""Discharge the folio of a letter that opened nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.correspondence.actions import UnableToDischarge, discharge_letter
from ventanilla.correspondence.views.loose import loose_letter
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.receive")
def discharge(request: StaffRequest, folio: str) -> HttpResponse:
    letter, sentence = loose_letter(request, folio), ""
    if request.method == "POST":
        try:
            discharge_letter(letter=letter, by=request.user.actor, at=request.now)
            return redirect("correspondence:letter", folio=folio)
        except UnableToDischarge as refusal:
            sentence = refusal.sentence
    status = 422 if sentence else 200
    return render(request, "correspondence/discharge.html", {"letter": letter, "sentence": sentence}, status=status)
