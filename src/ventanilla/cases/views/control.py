"""The petition control (ON-GAU-02): who has what, since when, and how its term stands; on screen, XLSX and paper."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from ventanilla.cases.actions.export_control import export_control, print_control
from ventanilla.cases.catalogue import attended
from ventanilla.cases.control_form import CODE, control_fields
from ventanilla.cases.control_sheet import control_sheet
from ventanilla.cases.forms.step import area_choices
from ventanilla.cases.queries import Filters, control
from ventanilla.documents.actions import print_form
from ventanilla.documents.safely import safely
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="cases.view")
def index(request: StaffRequest) -> HttpResponse:
    """The list, by state, area, matter, period and words; people see what their posts let them."""
    filters = _asked(request.GET)
    after = request.GET.get("after", "")
    page = control(
        request.standing,
        filters,
        at=request.now,
        after=whole(after),
    )
    return render(request, "cases/control.html", {"page": page, "first": not after, **_choices(request, filters)})


@screen(needs="cases.export")
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """The same list as XLSX, a line for each referral; who took it is journalled."""
    by, at = request.user.actor, request.now
    try:
        lines = export_control(filters=_asked(request.GET), by=by, at=at)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('cases:control')}?{request.GET.urlencode()}")
    content = control_sheet(lines, code=_form_code(), pack=current_pack(), made_by=by.name, at=at)
    return safely(content, kind=XLSX, name=f"control-de-peticiones-{local_day(at)}.xlsx")


@screen(needs="cases.export")
def paper(request: StaffRequest) -> HttpResponse:
    """The same list as the controlled form, page x of y; who printed it is journalled."""
    by, at, filters = request.user.actor, request.now, _asked(request.GET)
    try:
        lines = print_control(filters=filters, by=by, at=at)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('cases:control')}?{request.GET.urlencode()}")
    fields = control_fields(lines, filters, pack=current_pack(), made_by=by.name, at=at)
    name = f"control-de-peticiones-{local_day(at)}.pdf"
    return safely(print_form(form=CODE, fields=fields, at=at), kind="application/pdf", name=name)


def _asked(given: QueryDict) -> Filters:
    """The filters of the address; what makes no sense is as if it were not there."""
    state = given.get("estado", "open")
    return Filters(
        text=given.get("q", "")[:120],
        state=state if state in ("open", "closed", "all") else "open",
        area=given.get("area", ""),
        matter=given.get("materia", ""),
        incident=given.get("incidente", "")[:60],
        since=_day(given.get("desde", "")),
        until=_day(given.get("hasta", "")),
    )


def _day(text: str) -> date | None:
    """A day of this epoch: the first and the last year would have no local midnight."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 < day.year < 3000 else None


def _form_code() -> str:
    """The code that the utility gives to this form."""
    return str(current_pack().section("utility").settings.get("forms.petition_control", ""))


def _choices(request: StaffRequest, filters: Filters) -> dict[str, Any]:
    matters = [(m.code, m.name) for m in attended(current_pack().section("matters")).values()]
    return {
        "filters": filters,
        "areas": area_choices(),
        "matters": matters,
        "form_code": _form_code(),
        "may_export": request.standing.may("cases.export"),
        "asked": request.GET.urlencode(),
    }
