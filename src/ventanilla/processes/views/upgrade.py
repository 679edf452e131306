"""`/procedimientos/<versión>/traslado/`: try on paper how open cases would move to a version, and approve it."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ventanilla.processes.actions import Move, Upgrade, plan_upgrade, upgrade_open_cases
from ventanilla.processes.actions.upgrade_open_cases import CHUNK
from ventanilla.processes.mapping import MappingForm
from ventanilla.processes.models import Definition
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.subjects import SUBJECTS
from ventanilla.staff.access import StaffRequest, screen

SHOWN: Final = 25
CHANGED: Final = "La correspondencia no es la que se probó. Revise el resultado de la prueba y apruebe otra vez."


@screen(needs="processes.upgrade")
@require_http_methods(["GET", "HEAD", "POST"])
def upgrade(request: StaffRequest, definition: int) -> HttpResponse:
    """GET and POST «probar» only show; POST «aprobar» moves what was shown, and may be repeated."""
    to = get_object_or_404(Definition, pk=definition)
    if request.method != "POST":
        told = request.GET.get("mapping", "")
        form = MappingForm(to, {"mapping": told, "tried": told})
        return _show(request, to, form, status=200 if form.is_valid() else 422)
    form = MappingForm(to, request.POST)
    if not form.is_valid():
        return _show(request, to, form, status=422)
    if request.POST.get("paso") != "aprobar":
        return redirect(_address(to, form.text()))
    if form.text().split() != form.cleaned_data["tried"].split():
        return _show(request, to, form, status=422, refused=CHANGED)
    return _approve(request, to, form)


def _approve(request: StaffRequest, to: Definition, form: MappingForm) -> HttpResponse:
    done = upgrade_open_cases(to=to, by=request.user.actor, at=request.now, mapping=form.cleaned_data["mapping"])
    say = messages.success if done.moved else messages.warning
    say(request, told_of(done, to))
    return redirect(_address(to, form.text()))


def told_of(done: Upgrade, to: Definition) -> str:
    """What an approved act did, in one sentence or three."""
    moved = "Pasó 1 asunto" if done.moved == 1 else f"Pasaron {done.moved} asuntos"
    told = [f"{moved} a la versión {to.number}." if done.moved else "No pasó ningún asunto."]
    if done.left:
        told.append(
            f"{'Falta 1' if done.left == 1 else f'Faltan {done.left}'} por pasar: apruebe otra vez para seguir."
        )
    if count := len(done.staying):
        told.append(f"{'Se queda 1' if count == 1 else f'Se quedan {count}'}; abajo se dice por qué.")
    return " ".join(told)


def _address(to: Definition, mapping: str) -> str:
    here = reverse("processes:upgrade", args=[to.pk])
    return f"{here}?{urlencode({'mapping': mapping})}" if mapping.strip() else here


def _show(request: StaffRequest, to: Definition, form: MappingForm, *, status: int, refused: str = "") -> HttpResponse:
    """The dry run, unless the mapping is wrong; what was typed is kept."""
    plan = plan_upgrade(to=to, at=request.now, mapping=form.cleaned_data["mapping"]) if form.is_valid() else []
    ready, staying = [m for m in plan if m.is_possible], [m for m in plan if not m.is_possible]
    if refused:
        form.add_error("mapping", refused)
    context = {
        "to": to,
        "form": form,
        "tried": form.text(),
        "was_tried": bool(refused) or form.is_valid(),
        "ready": [(move, _link(move)) for move in ready[:SHOWN]],
        "ready_count": len(ready),
        "next_count": min(len(ready), CHUNK),
        "staying": [(move, _link(move)) for move in staying[:SHOWN]],
        "staying_count": len(staying),
        "elements": sorted(
            (n.id, n.name) for n in diagram_of(to).nodes.values() if n.is_person or n.timer or n.message
        ),
    }
    return render(request, "processes/upgrade.html", context, status=status)


def _link(move: Move) -> str:
    page = SUBJECTS.get(move.instance.subject_kind)
    return page.url(move.instance.subject_id) if page else ""
