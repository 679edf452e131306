"""Route a letter that opened nothing to an area."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.correspondence.actions import UnableToRoute, route_letter
from ventanilla.correspondence.forms import RoutingForm
from ventanilla.correspondence.views.loose import loose_letter
from ventanilla.documents.forms import beside
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.receive")
def routing(request: StaffRequest, folio: str) -> HttpResponse:
    letter, form = loose_letter(request, folio), RoutingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            route_letter(letter=letter, **form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("correspondence:letter", folio=folio)
        except UnableToRoute as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "correspondence/routing.html", {"letter": letter, "form": form}, status=status)
