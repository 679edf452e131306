"""Step 13: the registry office receives the signed copy and discharges the folio."""

from datetime import datetime

from ventanilla.cases.areas import own_area
from ventanilla.cases.models import Discharge
from ventanilla.cases.steps import case_at
from ventanilla.correspondence.actions import discharge_letter
from ventanilla.documents.actions import hand_over
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def discharge_folio(*, step: OpenStep, by: Actor, at: datetime, note: str = "") -> None:
    """The copy stays at the registry office; a letter that came in is discharged with it."""
    require(by, "cases.discharge", at)
    case = case_at(step, "cases.discharge_folio")
    Discharge.objects.create(case=case, note=note.strip(), **done(by, at))
    hand_over(
        document=case.issued_answer.document,
        copy="copia firmada",
        holder=own_area(by, at),
        received_by=by.name,
        by=by,
        at=at,
    )
    if case.letter:
        discharge_letter(letter=case.letter, answer=case.issued_answer.document, by=by, at=at)
    record(event="cases.discharged", by=by, at=at, on=case.subject)
