"""Move the open cases of earlier versions to a later one, some at a time: what cannot move stays and says why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions.upgrade import Move, plan_upgrade, upgrade_instance
from ventanilla.processes.models import Definition
from ventanilla.staff.permissions import require

CHUNK: Final = 100


@dataclass(frozen=True)
class Upgrade:
    """How many moved, which stay with their problems, and how many may still move when it is asked again."""

    moved: int
    staying: list[Move]
    left: int


def upgrade_open_cases(
    *, to: Definition, by: Actor, at: datetime, mapping: Mapping[str, str] | None = None, limit: int = CHUNK
) -> Upgrade:
    """Up to `limit` cases, each in a transaction of its own, so call it outside of one. Repeating it is harmless.

    Errors: NotAllowed.
    """
    require(by, "processes.upgrade", at)
    mapping = dict(mapping or {})
    plan = plan_upgrade(to=to, at=at, mapping=mapping)
    ready, staying = [m for m in plan if m.is_possible], [m for m in plan if not m.is_possible]
    if ready:
        facts = {"number": to.number, "mapping": mapping, "ready": len(ready), "staying": len(staying)}
        on = Subject("procedure", to.procedure)
        record(event="processes.upgrade_approved", by=by, at=at, on=on, facts=facts)
    moved = 0
    for move in ready:
        if moved == limit:
            break
        try:
            upgrade_instance(instance=move.instance.pk, to=to, by=by, at=at, mapping=mapping)
            moved += 1
        except Refusal as refused:
            staying.append(replace(move, problems=(refused.sentence,)))
    return Upgrade(moved, staying, len(plan) - moved - len(staying))
