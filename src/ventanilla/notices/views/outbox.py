"""The outbox: every message, newest first, at a constant cost; what carries them, said aloud."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.lib.numbers import whole
from ventanilla.notices.carriers import engaged
from ventanilla.notices.forms import FilterForm
from ventanilla.notices.queries import outbox as find
from ventanilla.notices.queries import without_carrier
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="notices.view")
def outbox(request: StaffRequest) -> HttpResponse:
    """`/mensajes/`"""
    form = FilterForm(request.GET or None)
    state = form.cleaned_data["state"] if form.is_bound and form.is_valid() else ""
    after = request.GET.get("after", "")
    page = find(state=state, after=whole(after))
    context = {
        "form": form,
        "page": page,
        "next_key": page.next_key or "",
        "first": not after,
        "filtered": bool(state),
        "simulated": sorted(carrier.name for carrier in engaged().values() if carrier.simulated),
        "stuck": without_carrier(),
    }
    return render(request, "notices/outbox.html", context, status=422 if form.errors else 200)
