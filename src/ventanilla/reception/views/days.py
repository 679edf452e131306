"""The days of the visitor log: the earlier ones with their closings, the closing of one, its draft and its file."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from ventanilla.documents.actions import draft_letter
from ventanilla.documents.announce import printed_note
from ventanilla.documents.safely import safely
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.reception.actions.close_log_day import close_log_day
from ventanilla.reception.actions.export_log import export_log
from ventanilla.reception.log_form import LETTER, kind_name, log_fields, log_sheet
from ventanilla.reception.queries import closing_of, counted_on, day_subject, days_of_log, open_visits
from ventanilla.reception.views.log import day_in
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="reception.view")
def index(request: StaffRequest) -> HttpResponse:
    """The days with visits, latest first, and how each was closed."""
    before = day_in(request.GET.get("after", "")) or day_in(request.GET.get("hasta", ""))
    days, next_key = days_of_log(before)
    context = {
        "days": days,
        "next_key": next_key.isoformat() if next_key else None,
        "first": before is None,
        "form_code": _form_code(),
        "today": local_day(request.now),
        "may_close": request.standing.may("reception.close"),
        "may_print": request.standing.may("documents.view"),
    }
    return render(request, "reception/days.html", context)


@screen(needs="reception.close")
def close(request: StaffRequest, day: str) -> HttpResponse:
    """What will be counted, or which visits are still open; POST closes the day."""
    on = _day(day)
    refused, status = "", 200
    if request.method == "POST":
        try:
            closing = close_log_day(day=on, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            refused, status = refusal.sentence, 422
        else:
            note = printed_note(day_subject(on), closing.at)
            messages.success(request, format_html("Quedó cerrado el día. Visitas: {}. {}", closing.visits, note))
            return redirect(f"{reverse('reception:log')}?dia={on.isoformat()}")
    pack, counted = current_pack(), counted_on(on)
    context = {
        "day": on,
        "waiting": open_visits(on),
        "counted": [(kind_name(code, pack), number) for code, number in counted.items()],
        "closing": closing_of(on),
        "may_print": request.standing.may("documents.view"),
        "refused": refused,
        "form_code": _form_code(),
        "future": on > local_day(request.now),
    }
    return render(request, "reception/close.html", context, status=status)


@screen(needs="reception.export")
def draft(request: StaffRequest, day: str) -> HttpResponse:
    """The form of a day still open, marked as a draft; who printed it is journalled."""
    on = _day(day)
    if closing := closing_of(on):
        return redirect("documents:pdf", closing.document_id)
    visits = export_log(day=on, by=request.user.actor, at=request.now, printed=True)
    fields = log_fields(on, visits, counted_on(on), pack=current_pack())
    content = draft_letter(letter=LETTER, subject=day_subject(on), fields=fields, at=request.now)
    return safely(content, kind="application/pdf", name=f"control-de-usuarios-{on}-borrador.pdf")


@screen(needs="reception.export")
def spreadsheet(request: StaffRequest, day: str) -> HttpResponse:
    """The day as XLSX; who took it is journalled."""
    on, by = _day(day), request.user.actor
    visits = export_log(day=on, by=by, at=request.now)
    content = log_sheet(on, visits, code=_form_code(), pack=current_pack(), made_by=by.name, at=request.now)
    return safely(content, kind=XLSX, name=f"control-de-usuarios-{on}.xlsx")


def _day(text: str) -> date:
    found = day_in(text)
    if found is None:
        raise Http404
    return found


def _form_code() -> str:
    return str(current_pack().section("utility").settings.get("forms.visit_log", ""))
