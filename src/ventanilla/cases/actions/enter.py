"""Step 1: leave written that the person was entered at the desk, or the letter at the registry office."""

from datetime import datetime

from ventanilla.cases.models import Entered
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.quick import insert_row
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def enter_visit(*, step: OpenStep, by: Actor, at: datetime) -> None:
    """Entered in person, by phone, mail, radio or web (ON-GAU-12)."""
    require(by, "cases.open", at)
    _enter(step, "cases.register", "desk", by, at)


def enter_letter(*, step: OpenStep, by: Actor, at: datetime) -> None:
    """Entered as a letter at the registry office, which sends it to Dirección Comercial."""
    require(by, "cases.open_by_letter", at)
    _enter(step, "cases.register_letter", "letter", by, at)


def _enter(step: OpenStep, task: str, way: str, by: Actor, at: datetime) -> None:
    case = case_at(step, task)
    insert_row(Entered(case=case, way=way, **done(by, at)))
    record(event="cases.entered", by=by, at=at, on=case.subject, facts={"way": way})
