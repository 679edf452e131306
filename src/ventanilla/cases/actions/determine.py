"""Step 11: with the areas' answers in hand, decide whether to refer again, complement or answer."""

from datetime import datetime
from typing import Any

from ventanilla.cases.steps import case_at
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require

NEXT = {
    "responder": "Elaborar la respuesta",
    "complementar": "Complementar: ajuste, orden de pago o contacto",
    "turnar": "Turnar de nuevo a un área",
}


class UnableToDetermine(Refusal):
    """There is no such way on."""


def determine(*, step: OpenStep, by: Actor, at: datetime, next_step: str, note: str = "") -> dict[str, Any]:
    """`next_step` is a key of NEXT. Returns the variable `siguiente`."""
    require(by, "cases.follow_up", at)
    case = case_at(step, "cases.determine")
    if next_step not in NEXT:
        raise UnableToDetermine("siguiente", "Elija cómo sigue la petición.", field="next_step")
    record(
        event="cases.determined",
        by=by,
        at=at,
        on=case.subject,
        facts={"next": next_step},
        personal={"note": note} if note else None,
    )
    return {"siguiente": next_step}
