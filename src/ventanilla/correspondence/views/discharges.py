"""Letters whose folio is not discharged yet, with why; those that wait for nothing are discharged from the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.correspondence.actions import UnableToDischarge, discharge_letter
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.queries import letters_to_discharge
from ventanilla.correspondence.waits import waits_of
from ventanilla.lib.barcodes import typed_folio
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import typed


@screen(needs="correspondence.receive")
def discharges(request: StaffRequest) -> HttpResponse:
    """The oldest first; with the row chosen, Enter discharges it, or opens the step where it is done."""
    if request.method == "POST":
        return _discharge(request)
    after = request.GET.get("after", "")
    page = letters_to_discharge(after)
    rows = waits_of(request, page.letters)
    context = {"rows": rows, "next_key": page.next_key, "first": not after}
    return render(request, "correspondence/discharges.html", context)


def _discharge(request: StaffRequest) -> HttpResponse:
    found = IncomingLetter.objects.select_related("opening")
    letter = get_object_or_404(found, folio=typed_folio(typed(request, "folio")))
    ((_, wait),) = waits_of(request, [letter])
    if not wait.free:
        messages.error(request, f"El escrito {letter.folio} no se da de baja aquí. {wait.why}")
        return redirect("correspondence:discharges")
    try:
        discharge_letter(letter=letter, by=request.user.actor, at=request.now)
        messages.success(request, f"Quedó dado de baja el folio {letter.folio}.")
    except UnableToDischarge as refusal:
        messages.error(request, refusal.sentence)
    return redirect("correspondence:discharges")
