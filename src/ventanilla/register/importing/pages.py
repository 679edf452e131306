"""What the pages of every import do: list the runs and ask for one, show how far it got, give back what it rejected."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import csv_lines
from ventanilla.register.importing.asking import MappedFileForm
from ventanilla.register.importing.runs import Runs
from ventanilla.staff.access import StaffRequest


def index(
    request: StaffRequest,
    runs: Runs[Any, Any],
    asking: type[MappedFileForm],
    start: Callable[..., Model],
    *,
    template: str,
    shown_at: str,
) -> HttpResponse:
    """GET: the runs and the form. POST: `start` what the form asks, and go to the run, which `shown_at` names."""
    form = asking(request.POST or None, request.FILES or None, last=runs.last_mapping())
    if form.is_valid():
        try:
            return redirect(shown_at, start(**form.cleaned_data, by=request.user.actor, at=request.now).pk)
        except Refusal as refusal:
            beside(form, refusal)
    after = request.GET.get("after", "")
    listed, next_key = runs.page(before=whole(after))
    values = {"form": form, "runs": listed, "next_key": next_key, "first": not after}
    return render(request, template, values, status=422 if request.method == "POST" else 200)


def opened[R: Model](request: StaffRequest, runs: Runs[R, Any], number: int, what: str) -> R:
    """The run; it shows rejected rows, so that its opening is journalled. Errors: Http404."""
    run: Any = runs.numbered(number)
    if run is None:
        raise Http404
    note_opening(subject=run.subject, by=request.user.actor, at=request.now, what=what)
    found: R = run
    return found


def show[R: Model](request: StaffRequest, runs: Runs[R, Any], run: R, template: str, **more: Any) -> HttpResponse:
    """One run with what it rejected; asked by htmx, only its part `progress`."""
    part = "#progress" if getattr(request, "htmx", False) else ""
    values = {"run": run, "reasons": runs.reasons_of(run), "rows": runs.first_rejected(run), **more}
    return render(request, template + part, values)


def rejected[R: Model](runs: Runs[R, Any], run: R, delimiter: str) -> StreamingHttpResponse:
    """The rejected rows as CSV, ready to be corrected and imported with the same mapping."""
    lines = csv_lines(runs.rejected_table(run), delimiter)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rechazados-{run.pk}.csv"'
    return answer
