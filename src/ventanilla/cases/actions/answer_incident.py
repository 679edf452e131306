"""Write what is answered to everybody of an incident, and write down that it is over."""

from dataclasses import dataclass
from datetime import datetime

from ventanilla.cases.actions.join_incident import NEEDS
from ventanilla.cases.models import Incident, IncidentResolution, IncidentState, SharedAnswer
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToAnswer(Refusal):
    """The shared answer has a gap, or the ending says nothing."""


@dataclass(frozen=True)
class Answered:
    """The parts of an answer, as in a draft: `area` is who answers for it."""

    area: str
    evidence: str
    answer: str
    grounds: str
    closing: str
    opening: str = ""


@act
def write_shared_answer(*, incident: Incident, said: Answered, by: Actor, at: datetime) -> SharedAnswer:
    """A new version; the same words as the last one write nothing. Nobody is answered by this yet.

    Errors: UnableToAnswer, NotAllowed.
    """
    require(by, "cases.draft", at)
    IncidentState.objects.select_for_update().get(incident=incident)
    given = {name: str(value).strip() for name, value in vars(said).items()}
    for name, sentence in _NEEDED.items():
        if not given[name]:
            raise UnableToAnswer("incompleta", sentence, field=name)
    if given["area"] not in current_pack().section("organisation").areas:
        raise UnableToAnswer("area", _NEEDED["area"], field="area")
    last = incident.answers.order_by("-version").first()
    if last and all(getattr(last, name) == value for name, value in given.items()):
        return last
    version = last.version + 1 if last else 1
    answer = SharedAnswer.objects.create(incident=incident, version=version, **given, **done(by, at))
    record(event="cases.incident_answered", by=by, at=at, on=incident.subject, facts={"version": version})
    return answer


_NEEDED = {
    "area": "Elija de la lista quién responde.",
    "evidence": "Escriba las pruebas de lo que se responde.",
    "answer": "Escriba la respuesta.",
    "grounds": "Escriba el fundamento.",
    "closing": "Escriba la conclusión de la respuesta.",
}


@act
def resolve_incident(*, incident: Incident, what: str, by: Actor, at: datetime) -> IncidentResolution:
    """What happened is over; each joined person is told. Its petitions follow their own procedure to the end.

    Errors: UnableToAnswer, NotAllowed.
    """
    require(by, NEEDS, at)
    state = IncidentState.objects.select_for_update().get(incident=incident)
    if known := IncidentResolution.objects.filter(incident=incident).first():
        if known.what == what.strip():
            return known
        raise UnableToAnswer("ya-resuelto", f"{known.by_name} ya anotó cómo se resolvió; no se cambia.")
    if not what.strip():
        raise UnableToAnswer(
            "sin-solucion", "Escriba qué se hizo; lo leerán las personas que lo reportaron.", field="what"
        )
    resolution = IncidentResolution.objects.create(incident=incident, what=what.strip(), **done(by, at))
    state.resolved_at = at
    state.save(update_fields=["resolved_at"])
    facts = {"petitions": state.petitions}
    record(event="cases.incident_resolved", by=by, at=at, on=incident.subject, facts=facts, personal={"what": what})
    return resolution
