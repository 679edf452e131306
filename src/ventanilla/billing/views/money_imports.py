"""Imports of what another system said is owed and was paid: asked for, how far they got, reconciled with the ledger."""

from functools import partial

from django.http import HttpResponse, StreamingHttpResponse

from ventanilla.billing.actions import import_money
from ventanilla.billing.actions.import_money import WHILE_PEOPLE_WORK
from ventanilla.billing.forms import MoneyImportForm
from ventanilla.billing.import_queries import MONEY_IMPORTS, delimiter_of
from ventanilla.billing.importing.report import report_of
from ventanilla.billing.reconciliation import reconciliation_sheet
from ventanilla.documents.safely import safely
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.register.importing import pages
from ventanilla.staff.access import StaffRequest, screen

_AT_ONCE = 1
"""Chunks done while the person waits; the background worker does the rest."""


@screen(needs="billing.import")
def index(request: StaffRequest) -> HttpResponse:
    """GET: the runs and the form. POST: ask for an import."""
    start = partial(import_money, chunks=_AT_ONCE, rows=WHILE_PEOPLE_WORK)
    where = {"template": "billing/money_imports.html", "shown_at": "billing:money_import"}
    return pages.index(request, MONEY_IMPORTS, MoneyImportForm, start, **where)


@screen(needs="billing.import")
def show(request: StaffRequest, number: int) -> HttpResponse:
    """One run with its reconciliation; asked by htmx only that."""
    run = pages.opened(request, MONEY_IMPORTS, number, "billing.import")
    return pages.show(request, MONEY_IMPORTS, run, "billing/money_import.html", report=report_of(run))


@screen(needs="billing.import")
def sheet(request: StaffRequest, number: int) -> HttpResponse:
    """The reconciliation as XLSX, with every rejected row."""
    run = pages.opened(request, MONEY_IMPORTS, number, "billing.reconciliation")
    content = reconciliation_sheet(run, report_of(run), made_by=request.user.name, at=request.now)
    return safely(content, kind=XLSX, name=f"conciliacion-{run.pk}.xlsx")


@screen(needs="billing.import")
def rejected(request: StaffRequest, number: int) -> StreamingHttpResponse:
    """The rejected rows as CSV."""
    run = pages.opened(request, MONEY_IMPORTS, number, "billing.rejected_file")
    return pages.rejected(MONEY_IMPORTS, run, delimiter_of(run))
