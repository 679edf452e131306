"""`/recorridos/<id>/`: the living diagram of one case; and the published drawing the browser asks for."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control

from ventanilla.journal.actions import note_opening
from ventanilla.processes.models import Definition, Instance
from ventanilla.processes.motion.library import diagram_of, files_of
from ventanilla.processes.queries.road import MAIN, drawings_of, road_of, tally
from ventanilla.processes.subjects import SUBJECTS, titles_of
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="processes.work")
def road(request: StaffRequest, instance: int) -> HttpResponse:
    """Who may see what the procedure is about sees its road, as a drawing and as a list. The opening is journalled."""
    found = get_object_or_404(Instance.objects.select_related("definition"), pk=instance)
    page = SUBJECTS.get(found.subject_kind)
    if page is None or not page.visible(found.subject_id, request.standing, request.user.actor):
        missing = "Ver el asunto al que pertenece este recorrido"
        return render(request, "403.html", {"missing": missing}, status=403)
    note_opening(subject=found.subject, by=request.user.actor, at=request.now, what="road")
    asked = request.GET.get("dibujo", MAIN)
    known = [file for file, _ in drawings_of(diagram_of(found.definition))]
    drawn = road_of(found, request.now, asked if asked in known else MAIN)
    context = {
        "road": drawn,
        "counted": tally(drawn.stops),
        "definition": found.definition,
        "title": titles_of(found.subject_kind, [found.subject_id]).get(found.subject_id, found.folio),
        "subject_url": page.url(found.subject_id),
    }
    return render(request, "processes/road.html", context)


@screen(needs="processes.work")
def drawing(request: StaffRequest, definition: int, file: str) -> HttpResponse:
    """The BPMN file of a published version, from the database; it never changes, so the browser keeps it."""
    found = get_object_or_404(Definition, pk=definition)
    if not file.endswith(".bpmn") or file not in found.files:
        raise Http404("no such drawing")
    answer = HttpResponse(files_of(found)[file], content_type="application/xml; charset=utf-8")
    answer["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(answer, private=True, max_age=86_400)
    return answer
