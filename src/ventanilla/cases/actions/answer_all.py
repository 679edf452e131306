"""Answer once: do the drafting step, or the review, of each petition of an incident that stands there.

Each petition is answered by its own procedure, in its own transaction, by whom its step belongs to; one that
refuses stays where it was, and the others go on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.cases.actions.answer_incident import UnableToAnswer
from ventanilla.cases.incident_queries import DRAFTING, REVIEWING, last_answer, ready
from ventanilla.cases.models import Case, Incident
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete
from ventanilla.processes.queries import open_steps_of
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

MOST = 50
"""How many are answered at a time: a few seconds."""


@dataclass(frozen=True)
class Told:
    """What became of one petition; `why` is empty when its step was done."""

    case: Case
    why: str = ""


def draft_all(*, incident: Incident, chosen: Sequence[int], shared: int, by: Actor, at: datetime) -> list[Told]:
    """Draft the shared answer in the petitions chosen, by their ids. `shared` is the version that was read.

    Do not call it inside a transaction (see `processes.actions.complete`). Errors: UnableToAnswer, NotAllowed.
    """
    require(by, "cases.draft", at)
    last = last_answer(incident)
    if last is None:
        raise UnableToAnswer("sin-respuesta", "Escriba primero la respuesta común.")
    if last.pk != shared:
        raise UnableToAnswer("otra-version", f"{last.by_name} cambió la respuesta común. Léala y vuelva a elegir.")
    told = _each(ready(incident, DRAFTING), DRAFTING, chosen, {"shared": last.pk}, by, at)
    _tell("cases.incident_drafted", incident, told, {"version": last.version}, by, at)
    return told


def review_all(
    *,
    incident: Incident,
    chosen: Sequence[int],
    shared: int,
    approved: bool,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> list[Told]:
    """Approve, or return with one reason, the drafts made of that version. Each is numbered and issued apart.

    Do not call it inside a transaction. Errors: UnableToAnswer, NotAllowed.
    """
    require(by, "cases.approve", at)
    if not approved and not reason.strip():
        raise UnableToAnswer("sin-motivo", "Escriba qué hay que corregir.", field="reason")
    read = incident.answers.filter(pk=shared).first()
    if read is None:
        raise UnableToAnswer("otra-version", "Esa versión de la respuesta común no es de este incidente.")
    values = {"approved": approved, "reason": reason, "shared": read.pk}
    told = _each(ready(incident, REVIEWING, read), REVIEWING, chosen, values, by, at)
    _tell("cases.incident_reviewed", incident, told, {"version": read.version, "approved": approved}, by, at)
    return told


def _each(
    there: QuerySet[Case], task: str, chosen: Sequence[int], values: Mapping[str, Any], by: Actor, at: datetime
) -> list[Told]:
    if not chosen:
        raise UnableToAnswer("ninguna", "Elija al menos una petición.")
    cases = list(there.filter(pk__in=chosen)[:MOST])
    steps = open_steps_of("case", [str(case.pk) for case in cases])
    told = []
    for case in cases:
        token = next((one.token_id for one in steps.get(str(case.pk), []) if one.task == task), None)
        if token is not None:
            told.append(Told(case, _why_not(token, values, by, at)))
    return told


def _why_not(token: int, values: Mapping[str, Any], by: Actor, at: datetime) -> str:
    try:
        complete(token=token, by=by, at=at, values=dict(values))
    except Refusal as refusal:
        return refusal.sentence
    return ""


@act
def _tell(
    event: str, incident: Incident, told: Sequence[Told], facts: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    done = [one.case.folio for one in told if not one.why]
    if done:
        record(event=event, by=by, at=at, on=incident.subject, facts={**facts, "cases": done})
