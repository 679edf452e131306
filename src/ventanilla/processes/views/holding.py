"""Take, release and delegate a task, and go back to where it was done from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import delegate, release, take
from ventanilla.processes.standing import candidates
from ventanilla.processes.views.task import find_task, show_task
from ventanilla.staff.access import screen


@screen(needs="processes.work")
@require_POST
def holding(request: HttpRequest, token: int) -> HttpResponse:
    """POST `/tareas/<id>/toma/`: take it."""
    here: Any = request
    try:
        take(token=token, by=here.user.actor, at=here.now)
    except Refusal as refused:
        return show_task(request, find_task(token), refusal=refused.sentence, status=422)
    return redirect("processes:task", token)


@screen(needs="processes.work")
@require_POST
def release_task(request: HttpRequest, token: int) -> HttpResponse:
    """POST `/tareas/<id>/liberacion/`: let it go."""
    here: Any = request
    try:
        release(token=token, by=here.user.actor, at=here.now)
    except Refusal as refused:
        return show_task(request, find_task(token), refusal=refused.sentence, status=422)
    messages.success(request, "La tarea quedó libre.")
    return back(request)


@screen(needs="processes.delegate")
@require_POST
def delegation(request: HttpRequest, token: int) -> HttpResponse:
    """POST `/tareas/<id>/delegacion/` with `to`: give it to one person."""
    here: Any = request
    row = find_task(token)
    chosen = next((p for p in candidates(row, here.now) if str(p.pk) == request.POST.get("to")), None)
    if chosen is None:
        return show_task(request, row, refusal="Elija a una persona de la lista para delegar la tarea.", status=422)
    try:
        delegate(token=token, to=chosen.actor, by=here.user.actor, at=here.now)
    except Refusal as refused:
        return show_task(request, find_task(token), refusal=refused.sentence, status=422)
    messages.success(request, f"La tarea quedó a cargo de {chosen.name}.")
    return back(request)


def back(request: HttpRequest) -> HttpResponse:
    """To the page named in `next` when it is ours, else to the inbox."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return redirect(target)
    return redirect("processes:inbox")
