"""The registry office's list: every letter that came in, newest first, at a constant cost."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.correspondence.entrances import entrances_for
from ventanilla.correspondence.forms import FilterForm
from ventanilla.correspondence.queries import letters as find
from ventanilla.correspondence.queries import read_code
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.view")
def letters(request: StaffRequest) -> HttpResponse:
    if found := read_code(request.GET.get("q", "")):
        return redirect("correspondence:letter", found)
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    after = request.GET.get("after", "")
    page = find(state=asked.get("state", ""), words=asked.get("q", ""), on=asked.get("on"), after=after)
    return render(
        request,
        "correspondence/letters.html",
        {
            "form": form,
            "page": page,
            "next_key": page.next_key,
            "first": not after,
            "filtered": any(asked.values()),
            "may_receive": request.standing.may("correspondence.receive"),
            "entrances": entrances_for(request.standing),
        },
    )
