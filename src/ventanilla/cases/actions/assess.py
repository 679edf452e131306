"""Step 3: say what the matter is about and whether it can be solved at once."""

from datetime import datetime
from typing import Any

from ventanilla.cases.catalogue import attended
from ventanilla.cases.models import Assessment
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToAssess(Refusal):
    """The matter is not one of the pack's."""


def assess(*, step: OpenStep, by: Actor, at: datetime, matter: str, immediate: bool, note: str = "") -> dict[str, Any]:
    """Returns the variable `inmediata`. Errors: UnableToAssess, NotAllowed, NotYourTurn."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.assess")
    if matter not in attended(current_pack().section("matters")):
        raise UnableToAssess("materia", "Elija de la lista de qué trata el asunto.", field="matter")
    Assessment.objects.create(case=case, matter=matter, immediate=immediate, note=note.strip(), **done(by, at))
    case.state.matter = matter
    case.state.save(update_fields=["matter"])
    record(event="cases.assessed", by=by, at=at, on=case.subject, facts={"matter": matter, "immediate": immediate})
    return {"inmediata": immediate, "materia": matter}
