"""At the desk: a new word to follow the case, after looking at who asks for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from ventanilla.cases.actions.give_code import give_code
from ventanilla.cases.views.show import case_or_404
from ventanilla.documents.announce import printed_note
from ventanilla.journal.actions import note_opening
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="cases.give_code")
def new_code(request: StaffRequest, folio: str) -> HttpResponse:
    """`/peticiones/<folio>/clave/`"""
    case = case_or_404(request, folio)
    if request.method == "POST":
        give_code(case=case, by=request.user.actor, at=request.now)
        note = printed_note(case.subject, request.now)
        messages.success(request, format_html("La clave anterior ya no sirve. {}", note))
        return redirect("cases:show", folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="code")
    return render(request, "cases/new_code.html", {"case": case})
