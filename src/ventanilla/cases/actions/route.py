"""Step 2: Dirección Comercial reviews a letter and routes it to Atención a Usuarios."""

from datetime import datetime

from ventanilla.cases.models import Routing
from ventanilla.cases.steps import case_at
from ventanilla.correspondence.actions import route_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def route(*, step: OpenStep, by: Actor, at: datetime, area: str, note: str = "") -> None:
    """`area`: the code of the one that will attend it. Errors: UnableToRoute, NotAllowed, NotYourTurn."""
    require(by, "cases.route", at)
    case = case_at(step, "cases.route")
    if case.letter:
        route_letter(letter=case.letter, area=area, note=note, by=by, at=at)
    Routing.objects.create(case=case, area=area, note=note.strip(), **done(by, at))
    record(event="cases.routed", by=by, at=at, on=case.subject, facts={"area": area}, personal={"note": note})
