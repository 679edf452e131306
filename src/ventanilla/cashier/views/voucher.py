"""The accounting entry of a day (póliza), on screen, as a spreadsheet and as CSV (E-06)."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cashier.actions import export_voucher
from ventanilla.cashier.voucher import COLUMNS, Voucher, voucher_of, voucher_rows, voucher_sheet
from ventanilla.documents.safely import safely
from ventanilla.lib.months import Month
from ventanilla.lib.spreadsheet import XLSX, csv_lines
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day

EARLIEST, DAY = date(1990, 1, 1), timedelta(days=1)


@screen(needs="cashier.export")
def show(request: StaffRequest, day: str) -> HttpResponse:
    """The entry; `?dia=` of the form that chooses another day leads to its page."""
    today = local_day(request.now)
    if asked := request.GET.get("dia"):
        return redirect("cashier:voucher", _day(asked, today).isoformat())
    voucher = voucher_of(_day(day, today))
    context = {
        "voucher": voucher,
        "today": today,
        "previous": voucher.day - DAY,
        "following": voucher.day + DAY if voucher.day < today else None,
        "month": Month.of(voucher.day),
    }
    return render(request, "cashier/voucher.html", context)


@screen(needs="cashier.export")
def sheet(request: StaffRequest, day: str) -> HttpResponse:
    """The same as XLSX; who took it is journalled."""
    voucher = _taken(request, day)
    content = voucher_sheet(voucher, made_by=request.user.name, at=request.now)
    return safely(content, kind=XLSX, name=f"poliza-{voucher.day}.xlsx")


@screen(needs="cashier.export")
def csv(request: StaffRequest, day: str) -> HttpResponse:
    """The same as CSV, for the accounting system; who took it is journalled."""
    voucher = _taken(request, day)
    rows = [[name for name, _ in COLUMNS]]
    rows += [[f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in voucher_rows(voucher)]
    return safely(b"".join(csv_lines(rows)), kind="text/csv", name=f"poliza-{voucher.day}.csv")


def _taken(request: StaffRequest, day: str) -> Voucher:
    asked = _day(day, local_day(request.now))
    export_voucher(day=asked, by=request.user.actor, at=request.now)
    return voucher_of(asked)


def _day(text: str, today: date) -> date:
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not EARLIEST <= asked <= today:
        raise Http404
    return asked
