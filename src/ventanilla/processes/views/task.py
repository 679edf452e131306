"""`/tareas/<id>/`: one task, its form and what it is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from ventanilla.documents.announce import printed_note
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete
from ventanilla.processes.forms import task_form
from ventanilla.processes.models import Token
from ventanilla.processes.motion.library import schema_of
from ventanilla.processes.motion.locking import already_done
from ventanilla.processes.motion.run import Run
from ventanilla.processes.queries import open_steps
from ventanilla.processes.refusals import AlreadyDone, TermExpired
from ventanilla.processes.standing import candidates, holder_of, may_work, reaches
from ventanilla.processes.subjects import SUBJECTS
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import sent_next


def find_task(token: int) -> Token:
    """The row with what its page needs. Errors: Http404."""
    rows = Token.objects.select_related("instance__definition", "deadline", "taken_by")
    found = rows.filter(pk=token, kind=Token.Kind.TASK).first()
    if found is None:
        raise Http404("no such task")
    return found


def may_look(request: StaffRequest, row: Token) -> bool:
    """Workers of the task, their area, and whoever may see what it is about."""
    page = SUBJECTS.get(row.instance.subject_kind)
    if row.taken_by_id == request.user.pk or may_work(row, request.standing) or reaches(row, request.standing):
        return True
    return page is not None and page.visible(row.instance.subject_id, request.standing, request.user.actor)


def on_task(view: Callable[[StaffRequest, Token], HttpResponse]) -> Callable[[StaffRequest, int], HttpResponse]:
    """For views about one task: finds it, and is closed to whoever may not look at it."""

    @wraps(view)
    def inner(request: StaffRequest, token: int) -> HttpResponse:
        row = find_task(token)
        if not may_look(request, row):
            missing = f"Ver esta tarea, que le corresponde a: {holder_of(row)}"
            return render(request, "403.html", {"missing": missing}, status=403)
        return view(request, row)

    return inner


@screen(needs="processes.work")
@require_http_methods(["GET", "HEAD", "POST"])
@on_task
def task_screen(request: StaffRequest, row: Token) -> HttpResponse:
    """GET shows the form; POST does the task, or answers 422 with the reason and everything typed kept."""
    try:
        return _complete(request, row) if request.method == "POST" else show_task(request, row)
    except AlreadyDone:  # somebody did it between the reading of its row and that of its procedure
        row = find_task(row.pk)
        return _told_already(request, row) if request.method == "POST" else show_task(request, row)


def _complete(request: StaffRequest, row: Token) -> HttpResponse:
    if not row.is_open:
        return _told_already(request, row)
    form = bound_form(request, row, request.POST, request.FILES)
    if not form.is_valid():
        return show_task(request, row, form, status=422)
    try:
        complete(token=row.pk, by=request.user.actor, at=request.now, values=form.cleaned_data)
    except AlreadyDone:
        return _told_already(request, find_task(row.pk))
    except TermExpired as expired:
        return show_task(request, find_task(row.pk), refusal=expired.sentence, status=422)
    except Refusal as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return show_task(request, row, form, status=422)
    subject = Subject(row.instance.subject_kind, row.instance.subject_id)
    note = printed_note(subject, request.now)
    messages.success(request, format_html("Listo: la tarea quedó terminada. {}", note))
    return redirect(next_place(request, row))


def _told_already(request: StaffRequest, row: Token) -> HttpResponse:
    """A second click of the same person goes where the first one went; anybody else is told who and when."""
    if row.finished_by == request.user.name:
        return redirect(next_place(request, row))
    return show_task(request, row, refusal=already_done(row).sentence, status=422)


def next_place(request: StaffRequest, row: Token) -> str:
    """The list it was done from, else the next task of the same subject that this person may do, else the subject."""
    if wanted := sent_next(request):
        return wanted
    subject = Subject(row.instance.subject_kind, row.instance.subject_id)
    for step in open_steps(subject):
        free = step.holder_id in (None, request.user.pk)
        if step.kind == Token.Kind.TASK and free and may_work(step.token, request.standing):
            return reverse("processes:task", args=[step.token_id])
    page = SUBJECTS.get(subject.kind)
    return page.url(subject.id) if page else reverse("processes:inbox")


def bound_form(request: StaffRequest, row: Token, data: Any = None, files: Any = None) -> Any:
    """The task's form, with its step as it stands now. Errors: AlreadyDone when it does no longer."""
    run = Run(row.instance, request.user.actor, request.now)
    if row.pk not in run.board.tokens:
        raise already_done(find_task(row.pk))
    schema = schema_of(row.instance.definition, run.diagram.nodes[row.node].form)
    return task_form(run.step(row), schema, data, files)


def show_task(
    request: StaffRequest, row: Token, form: Any = None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page of a task: its form when it is open and this person may do it; who looked is journalled."""
    note_opening(subject=row.instance.subject, by=request.user.actor, at=request.now, what="task")
    instance, kind = row.instance, TASKS.get(row.task)
    page = SUBJECTS.get(instance.subject_kind)
    mine = row.taken_by_id == request.user.pk
    works = row.is_open and (mine or (not row.taken_by_id and may_work(row, request.standing)))
    delegates = row.is_open and request.standing.may("processes.delegate") and reaches(row, request.standing)
    run = Run(instance, request.user.actor, request.now)
    context = {
        "task": row,
        "name": run.diagram.nodes[row.node].name if row.node in run.diagram.nodes else row.node,
        "kind": kind,
        "form": (form or bound_form(request, row)) if works else None,
        "refusal": refusal or ("" if row.is_open else already_done(row).sentence),
        "holder": holder_of(row),
        "is_mine": mine,
        "may_release": row.is_open and bool(row.taken_by_id) and (mine or delegates),
        "candidates": [p for p in candidates(row, request.now) if p != request.user] if delegates else [],
        "procedure": instance.definition.title,
        "subject_title": page.title(instance.subject_id) if page else instance.folio or instance.subject_id,
        "subject_url": page.url(instance.subject_id) if page else "",
        "summary_template": page.summary_template if page and page.summary else "",
        "summary": page.summary(instance.subject_id) if page and page.summary else {},
    }
    return render(request, "processes/task.html", context, status=status)
