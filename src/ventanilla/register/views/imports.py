"""Imports of the register: the runs with their counts, a form to ask for one, and what was rejected."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import csv_lines
from ventanilla.register import import_queries as queries
from ventanilla.register.actions import import_accounts
from ventanilla.register.actions.import_accounts import WHILE_PEOPLE_WORK
from ventanilla.register.forms import ImportForm
from ventanilla.register.models import ImportRun
from ventanilla.staff.access import StaffRequest, screen

_AT_ONCE = 2
"""Chunks done while the person waits; the background worker does the rest."""


@screen(needs="register.import")
def imports_page(request: StaffRequest) -> HttpResponse:
    """GET: the runs and the form. POST: ask for an import."""
    form = ImportForm(request.POST or None, request.FILES or None, last=queries.last_mapping())
    status = 200
    if request.method == "POST":
        run = _start(request, form) if form.is_valid() else None
        if run:
            return redirect("register:import", run.pk)
        status = 422
    after = request.GET.get("after", "")
    runs, next_key = queries.import_runs(before=whole(after))
    values = {"form": form, "runs": runs, "next_key": next_key, "first": not after}
    return render(request, "register/imports.html", values, status=status)


def _start(request: StaffRequest, form: ImportForm) -> ImportRun | None:
    """The run, or None with the refusal beside its field."""
    given = form.cleaned_data
    try:
        return import_accounts(
            file=given["file"],
            name=given["file"].name,
            mapping=given["mapping_text"],
            mapping_name=given["mapping_name"],
            dry=given["dry"],
            by=request.user.actor,
            at=request.now,
            chunks=_AT_ONCE,
            rows=WHILE_PEOPLE_WORK,
        )
    except Refusal as refusal:
        beside(form, refusal)
        return None


@screen(needs="register.import")
def import_page(request: StaffRequest, number: int) -> HttpResponse:
    """GET one run; asked by htmx it answers only how far it got. It shows rejected rows: journalled."""
    run = _run_or_404(number)
    by, at = request.user.actor, request.now
    note_opening(subject=Subject("import", str(run.pk)), by=by, at=at, what="register.import")
    template = "register/import.html#progress" if getattr(request, "htmx", False) else "register/import.html"
    return render(
        request, template, {"run": run, "reasons": queries.reasons_of(run), "rows": queries.first_rejected(run)}
    )


@screen(needs="register.import")
def rejected_file(request: StaffRequest, number: int) -> StreamingHttpResponse:
    """GET the rejected rows as CSV, ready to be corrected and imported with the same mapping."""
    run = _run_or_404(number)
    by, at = request.user.actor, request.now
    note_opening(subject=Subject("import", str(run.pk)), by=by, at=at, what="register.rejected_file")
    answer = StreamingHttpResponse(
        csv_lines(queries.rejected_table(run), queries.delimiter_of(run)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="rechazados-{run.pk}.csv"'
    return answer


def _run_or_404(number: int) -> ImportRun:
    run = ImportRun.objects.filter(pk=number).first()
    if run is None:
        raise Http404
    return run
