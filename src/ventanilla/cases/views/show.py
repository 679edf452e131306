"""A case seen whole: what happens next and who has it, what was asked, what was done, its papers and its clock."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.cases.file_queries import (
    alerts_of,
    complements_of,
    follow_ups_of,
    points_of,
    references_of,
    referrals_of,
)
from ventanilla.cases.models import Case
from ventanilla.cases.queries import Row, case_seen, rows_of
from ventanilla.cases.stages import stages_of
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.journal.actions import note_opening
from ventanilla.journal.queries import Happening, timeline
from ventanilla.processes.queries import NextStep, instance_of
from ventanilla.processes.standing import may_work
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw, happened

ENGINE = (
    "processes.",
    "deadlines.started",
    "deadlines.met",
    "documents.rendered",
    "documents.issued",
    "documents.moved",
)
"""Entries that repeat, from inside, what an entry of the case itself says."""
READ = 200
"""How many entries of the journal are read at most."""
FOLLOWED = ("cases.followed_up", "cases.referral_reviewed")
ALERTED = ("cases.reminded", "cases.escalated")
SHOWN = 8
"""How many happenings are open on the page; the earlier ones are one click away."""


def case_or_404(request: StaffRequest, folio: str) -> Case:
    """The case, when this person may see it; otherwise it does not exist for her."""
    case = case_seen(request.standing, folio)
    if case is None:
        raise Http404("No hay una petición con ese folio que su puesto pueda ver.")
    return case


@screen(needs="cases.view")
def show(request: StaffRequest, folio: str) -> HttpResponse:
    """The whole case; its opening is journalled."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    return _page(request, case)


@screen(needs="cases.view")
def history(request: StaffRequest, folio: str) -> HttpResponse:
    """Everything that people did with the case; the page of the case asks it for what it does not show."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    found = timeline(case.subject, READ)
    story = story_of(found)
    context = {"case": case, "latest": story[:SHOWN], "earlier": story[SHOWN:], "cut": len(found) == READ}
    return render(request, "cases/history.html", context | {"shown": len(story)})


def story_of(found: list[Happening]) -> list[Happening]:
    """What people did with the case, newest first; the engine's own entries stay in the journal."""
    return [one for one in found if not one.event.startswith(ENGINE)]


def events_of(case: Case, found: list[Happening]) -> frozenset[str] | None:
    """The events of the whole story; None when it was not read to its beginning."""
    if len(found) == READ:
        return None
    tied = {"correspondence.letter_tied"} if case.letter_id else set()
    return frozenset(one.event for one in found) | tied


def _steps(request: StaffRequest, row: Row) -> list[tuple[NextStep, str, int | None, bool]]:
    """Each step that is open with its light, the days left, and whether this person may do it."""
    held, at, me = request.standing, request.now, request.user.pk
    return [
        (
            one,
            one.light(at),
            one.days_left(at),
            one.kind == "task" and (one.holder_id == me or (not one.holder_id and may_work(one.token, held))),
        )
        for one in row.steps
    ]


def _page(request: StaffRequest, case: Case) -> HttpResponse:
    held = request.standing
    found = timeline(case.subject, READ)
    story = story_of(found)
    terms = vars(request)["deadlines"] = deadlines_of(case.subject)
    row = rows_of([case], request.now, terms)[0]
    steps = _steps(request, row)
    told = events_of(case, found)
    panels, offers = draw(request, case.subject, case, told)
    referred = happened(request, "cases.referred")
    context: dict[str, Any] = {
        "case": case,
        "row": row,
        "steps": steps,
        "next_id": next((one.token_id for one, _, _, hers in steps if hers), None),
        "stages": stages_of(one.event for one in found),
        "road": row.steps[0].token.instance if row.steps else instance_of(case.subject),
        "points": points_of(case, referred=referred),
        "referrals": referrals_of(case.pk) if referred else [],
        "follow_ups": follow_ups_of(case.pk) if happened(request, *FOLLOWED) else [],
        "alerts": alerts_of(case.pk) if happened(request, *ALERTED) else [],
        "complements": complements_of(case.pk) if happened(request, "cases.complemented") else [],
        "references": references_of(case.pk),
        "panels": panels,
        "offers": offers,
        "happenings": story[:SHOWN],
        "earlier": len(story[SHOWN:]),
        "may_give_code": held.may("cases.give_code"),
        "may_add": held.may("cases.assess") and not case.is_closed,
    }
    return render(request, "cases/show.html", context)
