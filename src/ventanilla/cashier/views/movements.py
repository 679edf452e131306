"""The movements of money of some days, to be taken elsewhere (H-01)."""

from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from ventanilla.cashier.actions import export_movements
from ventanilla.cashier.forms import MovementsForm
from ventanilla.cashier.movement_files import FIT, fit_a_sheet, movements_csv, movements_sheet
from ventanilla.cashier.refusals import UnableToExport
from ventanilla.documents.forms import beside
from ventanilla.documents.safely import safely
from ventanilla.lib.months import Month
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day


@screen(needs="cashier.export")
def index(request: StaffRequest) -> HttpResponseBase:
    """GET asks from which day to which; POST gives the file. Who took it is journalled."""
    today = local_day(request.now)
    form = MovementsForm(request.POST or None, initial={"since": Month.of(today).first, "until": today})
    if form.is_valid():
        try:
            return _file(request, form)
        except Refusal as refusal:
            beside(form, refusal)
    context = {"form": form, "fit": f"{FIT:,}"}
    return render(request, "cashier/movements.html", context, status=422 if form.is_bound else 200)


def _file(request: StaffRequest, form: MovementsForm) -> HttpResponseBase:
    """Errors: UnableToExport, NotAllowed."""
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    is_sheet = form.cleaned_data["form"] == MovementsForm.SHEET
    if is_sheet and not fit_a_sheet(since, until):
        sentence = f"Son más de {FIT:,} movimientos: pídalos como CSV, o menos días."
        raise UnableToExport("no-caben", sentence, field="form")
    export_movements(since=since, until=until, by=request.user.actor, at=request.now)
    name = f"movimientos-{since}-{until}"
    if is_sheet:
        content = movements_sheet(since, until, made_by=request.user.name, at=request.now)
        return safely(content, kind=XLSX, name=f"{name}.xlsx")
    answer = StreamingHttpResponse(movements_csv(since, until), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
