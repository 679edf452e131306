"""What came in by concept and day of a month (E-06), on screen and as a spreadsheet."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.cashier.actions import export_income
from ventanilla.cashier.income_sheet import Table, income_sheet, income_table
from ventanilla.documents.safely import safely
from ventanilla.lib.months import Month
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day


@screen(needs="cashier.income")
def income(request: StaffRequest) -> HttpResponse:
    """`/ingresos/?mes=2026-11`: the month of today without it."""
    this = Month.of(local_day(request.now))
    month = Month.read(request.GET.get("mes", "")) or this
    today, table = local_day(request.now), income_table(month)
    context = {
        "month": month,
        "previous": month.plus(-1),
        "following": month.plus(1),
        "this": this,
        "table": table,
        "voucher_day": _voucher_day(month, table, today) if request.standing.may("cashier.export") else None,
    }
    return render(request, "cashier/income.html", context)


def _voucher_day(month: Month, table: Table, today: date) -> date:
    """The last day with income of the month, else its last day until today."""
    return table.days[-1] if table.days else min(today, month.plus(1).first - timedelta(days=1))


@screen(needs="cashier.income")
def spreadsheet(request: StaffRequest, month: str) -> HttpResponse:
    """The same as XLSX; who took it is journalled."""
    asked = Month.read(month)
    if asked is None:
        raise Http404
    export_income(month=asked, by=request.user.actor, at=request.now)
    content = income_sheet(asked, income_table(asked), made_by=request.user.name, at=request.now)
    return safely(content, kind=XLSX, name=f"ingresos-{asked.code}.xlsx")
