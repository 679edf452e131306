"""`/procedimientos/analisis/`: the diagram coloured by how long each step took; on screen, XLSX and paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.documents.actions import print_form
from ventanilla.documents.queries import declared_letter
from ventanilla.documents.safely import safely
from ventanilla.lib.months import Month
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.processes.actions import take_analysis
from ventanilla.processes.analysis_paper import FORM, analysis_fields, analysis_sheet, verdict
from ventanilla.processes.models import Definition
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.queries.analysis import analyse
from ventanilla.processes.queries.road import MAIN, drawings_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day, zone

VERSIONS: Final = 40
"""How many versions may be chosen from: the newest."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; the version and the month before this one when it says nothing that makes sense."""

    versions: list[Definition]
    definition: Definition
    month: Month


def _asked(request: StaffRequest) -> Asked | None:
    """None while nothing has been published."""
    versions = list(Definition.objects.order_by("procedure", "-number")[:VERSIONS])
    if not versions:
        return None
    chosen = request.GET.get("version", "")
    definition = next((d for d in versions if str(d.pk) == chosen), versions[0])
    month = Month.read(request.GET.get("mes", "").strip()) or Month.of(local_day(request.now)).plus(-1)
    return Asked(versions, definition, month)


@screen(needs="processes.analyse")
def index(request: StaffRequest) -> HttpResponse:
    """The newest version and the month that has just ended, unless others are chosen."""
    asked = _asked(request)
    if asked is None:
        return render(request, "processes/analysis.html", {"asked": None})
    found = analyse(asked.definition, asked.month)
    drawings = drawings_of(diagram_of(asked.definition))
    wanted = request.GET.get("dibujo", MAIN)
    context = {
        "asked": asked,
        "found": found,
        "worst": {step.node for step in found.worst},
        "verdict": verdict(found),
        "month_name": asked.month.name,
        "drawings": drawings,
        "file": wanted if wanted in dict(drawings) else MAIN,
        "query": f"version={asked.definition.pk}&mes={asked.month.code}",
        "form_code": declared_letter(FORM).control_code,
    }
    return render(request, "processes/analysis.html", context)


@screen(needs="processes.analyse")
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """The table as XLSX."""
    asked, by, at = _asked_or_404(request), request.user.actor, request.now
    found = take_analysis(definition=asked.definition, month=asked.month, form="xlsx", by=by, at=at)
    code = declared_letter(FORM).control_code
    content = analysis_sheet(found, code=code, made_by=by.name, at=_local(at))
    return safely(content, kind=XLSX, name=f"{_name(asked)}.xlsx")


@screen(needs="processes.analyse")
def paper(request: StaffRequest) -> HttpResponse:
    """The printed form, with the coloured drawing and the table."""
    asked, by, at = _asked_or_404(request), request.user.actor, request.now
    found = take_analysis(definition=asked.definition, month=asked.month, form="pdf", by=by, at=at)
    content = print_form(form=FORM, fields=analysis_fields(found, made_by=by.name, at=at), at=at)
    return safely(content, kind="application/pdf", name=f"{_name(asked)}.pdf")


def _asked_or_404(request: StaffRequest) -> Asked:
    asked = _asked(request)
    if asked is None:
        raise Http404("nothing is published")
    return asked


def _name(asked: Asked) -> str:
    return f"analisis-{asked.definition.procedure}-v{asked.definition.number}-{asked.month.code}"


def _local(at: datetime) -> datetime:
    return at.astimezone(zone())
