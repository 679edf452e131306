"""Imports of the register: the runs with their counts, a form to ask for one, and what was rejected."""

from functools import partial

from django.http import HttpResponse, StreamingHttpResponse

from ventanilla.register.actions import import_accounts
from ventanilla.register.actions.import_accounts import WHILE_PEOPLE_WORK
from ventanilla.register.forms import ImportForm
from ventanilla.register.import_queries import IMPORTS, delimiter_of
from ventanilla.register.importing import pages
from ventanilla.staff.access import StaffRequest, screen

_AT_ONCE = 2
"""Chunks done while the person waits; the background worker does the rest."""


@screen(needs="register.import")
def imports_page(request: StaffRequest) -> HttpResponse:
    """GET: the runs and the form. POST: ask for an import."""
    start = partial(import_accounts, chunks=_AT_ONCE, rows=WHILE_PEOPLE_WORK)
    where = {"template": "register/imports.html", "shown_at": "register:import"}
    return pages.index(request, IMPORTS, ImportForm, start, **where)


@screen(needs="register.import")
def import_page(request: StaffRequest, number: int) -> HttpResponse:
    """GET one run; asked by htmx it answers only how far it got."""
    run = pages.opened(request, IMPORTS, number, "register.import")
    return pages.show(request, IMPORTS, run, "register/import.html")


@screen(needs="register.import")
def rejected_file(request: StaffRequest, number: int) -> StreamingHttpResponse:
    """GET the rejected rows as CSV."""
    run = pages.opened(request, IMPORTS, number, "register.rejected_file")
    return pages.rejected(IMPORTS, run, delimiter_of(run))
