"""A month taken out of the house: as a spreadsheet with its folios, or printed as the controlled report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ventanilla.documents.actions import print_form
from ventanilla.documents.safely import safely
from ventanilla.indicators.actions.export_month import export_month
from ventanilla.indicators.actions.print_month import print_month
from ventanilla.indicators.queries import FORM, form_code
from ventanilla.indicators.sheet import month_sheet
from ventanilla.indicators.views.asked import month_or_404
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="indicators.export")
def spreadsheet(request: StaffRequest, month: str) -> HttpResponse:
    """The XLSX of a month; who took it is journalled."""
    asked, by, at = month_or_404(request, month), request.user.actor, request.now
    try:
        taken = export_month(month=asked, by=by, at=at)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(reverse("indicators:board", query={"mes": asked.code}))
    pack = current_pack()
    content = month_sheet(taken, asked, code=form_code(), pack=pack, made_by=by.name, at=at)
    return safely(content, kind=XLSX, name=f"indicadores-{asked.code}.xlsx")


@screen(needs="indicators.export")
def report(request: StaffRequest, month: str) -> HttpResponse:
    """The PDF of a month; who printed it is journalled."""
    asked = month_or_404(request, month)
    fields = print_month(month=asked, by=request.user.actor, at=request.now)
    content = print_form(form=FORM, fields=fields, at=request.now)
    return safely(content, kind="application/pdf", name=f"indicadores {asked.code}.pdf")
