"""Step 6: put the case in the petition control (ON-GAU-02) and say whether a third party has yet to prove standing."""

from datetime import datetime
from typing import Any

from ventanilla.cases.models import ControlEntry
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToEnterControl(Refusal):
    """The holder has nothing to prove."""


def enter_control(*, step: OpenStep, by: Actor, at: datetime, third_party: bool, note: str = "") -> dict[str, Any]:
    """`third_party`: somebody else asks and standing is not proved yet. Returns the variable `tercero`."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.enter_control")
    if third_party and not current_pack().section("capacities")[case.capacity].third_party:
        raise UnableToEnterControl(
            "nada-que-acreditar", "Quien pide no es un tercero: no hay personalidad que acreditar.", field="third_party"
        )
    ControlEntry.objects.create(case=case, third_party=third_party, note=note.strip(), **done(by, at))
    record(event="cases.control_entered", by=by, at=at, on=case.subject, facts={"third_party": third_party})
    return {"tercero": third_party}
