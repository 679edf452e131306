"""Step 13: the original file goes to Dirección Comercial and a copy stays at Atención a Usuarios."""

from datetime import datetime

from ventanilla.cases.areas import own_area
from ventanilla.cases.steps import case_at
from ventanilla.documents.actions import hand_over
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToHandOver(Refusal):
    """Custody needs the name of who received the paper."""


def hand_over_file(*, step: OpenStep, by: Actor, at: datetime, holder: str, received_by: str) -> None:
    """`holder`: the area code that keeps the original; `received_by`: who took it there. Errors: UnableToHandOver."""
    require(by, "documents.custody", at)
    case = case_at(step, "cases.hand_over_file")
    if not received_by.strip():
        raise UnableToHandOver("sin-receptor", "Escriba quién recibió el expediente.", field="received_by")
    areas = current_pack().section("organisation").areas
    if holder not in areas:
        raise UnableToHandOver("area", "Elija qué área conserva el expediente original.", field="holder")
    document = case.issued_answer.document
    hand_over(
        document=document,
        copy="expediente original",
        holder=areas[holder].name,
        received_by=received_by.strip(),
        by=by,
        at=at,
    )
    hand_over(
        document=document, copy="copia del expediente", holder=own_area(by, at), received_by=by.name, by=by, at=at
    )
    record(event="cases.file_handed_over", by=by, at=at, on=case.subject, personal={"received_by": received_by})
