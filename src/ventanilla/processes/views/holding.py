"""Take, release and delegate a task, and go back to where it was done from."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import delegate, release, take
from ventanilla.processes.models import Token
from ventanilla.processes.standing import candidates
from ventanilla.processes.views.task import find_task, on_task, show_task
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_next


@screen(needs="processes.work")
@require_POST
@on_task
def holding(request: StaffRequest, row: Token) -> HttpResponse:
    """POST `/tareas/<id>/toma/`: take it."""
    try:
        take(token=row.pk, by=request.user.actor, at=request.now)
    except Refusal as refused:
        return show_task(request, find_task(row.pk), refusal=refused.sentence, status=422)
    return redirect("processes:task", row.pk)


@screen(needs="processes.work")
@require_POST
@on_task
def release_task(request: StaffRequest, row: Token) -> HttpResponse:
    """POST `/tareas/<id>/liberacion/`: let it go."""
    try:
        release(token=row.pk, by=request.user.actor, at=request.now)
    except Refusal as refused:
        return show_task(request, find_task(row.pk), refusal=refused.sentence, status=422)
    messages.success(request, "La tarea quedó libre.")
    return back(request)


@screen(needs="processes.delegate")
@require_POST
@on_task
def delegation(request: StaffRequest, row: Token) -> HttpResponse:
    """POST `/tareas/<id>/delegacion/` with `to`: give it to one person."""
    chosen = next((p for p in candidates(row, request.now) if str(p.pk) == request.POST.get("to")), None)
    if chosen is None:
        return show_task(request, row, refusal="Elija a una persona de la lista para delegar la tarea.", status=422)
    try:
        delegate(token=row.pk, to=chosen.actor, by=request.user.actor, at=request.now)
    except Refusal as refused:
        return show_task(request, find_task(row.pk), refusal=refused.sentence, status=422)
    messages.success(request, f"La tarea quedó a cargo de {chosen.name}.")
    return back(request)


def back(request: StaffRequest) -> HttpResponse:
    """To the page named in `next` when it is ours, else to the inbox."""
    if wanted := sent_next(request):
        return redirect(wanted)
    return redirect("processes:inbox")
