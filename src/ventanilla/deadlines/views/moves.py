"""What the calendar in force would move, and the act of moving it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.deadlines.actions import apply_calendar_change
from ventanilla.deadlines.calendar_change import preview_calendar_change
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack


@screen(needs="deadlines.move")
def moves(request: StaffRequest) -> HttpResponse:
    """GET shows from where to where; POST moves them, if the calendar is still the one that was shown."""
    refused = ""
    if request.method == "POST":
        try:
            moved = apply_calendar_change(
                by=request.user.actor,
                at=request.now,
                revision=whole(request.POST.get("revision", "")) or 0,
            )
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            count = len(moved)
            messages.success(request, f"Se {'movió 1 plazo' if count == 1 else f'movieron {count} plazos'}.")
            return redirect("deadlines:calendar")
    found = [(m, m.expires_at_once(request.now)) for m in preview_calendar_change(current_pack())]
    context = {"moves": found, "revision": current_pack().revision, "refused": refused}
    return render(request, "deadlines/moves.html", context, status=422 if refused else 200)
