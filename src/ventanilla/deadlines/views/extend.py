"""Granting a term more time, where its rule admits it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.deadlines.actions import extend
from ventanilla.deadlines.forms import ExtensionForm
from ventanilla.deadlines.points.term import UNITS
from ventanilla.deadlines.queries import left_to_extend
from ventanilla.deadlines.views.deadline import deadline_or_404
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="deadlines.extend")
def extension(request: StaffRequest, number: int) -> HttpResponse:
    """`…/prorroga/`: GET asks how much, why and by which document; POST grants it."""
    deadline = deadline_or_404(request, number)
    unit, left = UNITS[deadline.term.unit][1], left_to_extend(deadline)
    form = ExtensionForm(request.POST if request.method == "POST" else None, unit=unit, left=left)
    if form.is_valid():
        try:
            given = extend(deadline=deadline, **form.cleaned_data, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, f"«{given.term.name}» quedó prorrogado.")
            return redirect("deadlines:deadline", number)
    context = {"deadline": deadline, "form": form, "left": left}
    return render(request, "deadlines/extend.html", context, status=422 if form.is_bound else 200)
