"""Open an incident: one thing that happened and that several people complain of."""

from dataclasses import dataclass
from datetime import date, datetime

from ventanilla.cases.actions.join_incident import NEEDS, join_incident
from ventanilla.cases.catalogue import attended
from ventanilla.cases.models import Case, Incident, IncidentState
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day

SERIES = "incident"


class UnableToOpenIncident(Refusal):
    """It does not say what happened, what it is about or who is responsible."""


_OLDEST = 1900


@dataclass(frozen=True)
class Happened:
    """What happened. `matter` and `area` are codes of the pack; `began_on` a local day."""

    title: str
    matter: str
    area: str
    began_on: date
    neighbourhood: str = ""
    place: str = ""
    description: str = ""


@act
def open_incident(*, happened: Happened, key: str, by: Actor, at: datetime, first: Case | None = None) -> Incident:
    """A new incident with its folio, and the petition it begins with if any; a known `key` gives the one it made.

    Errors: UnableToOpenIncident, UnableToJoin, NotAllowed.
    """
    require(by, NEEDS, at)
    take_turns(key)
    if known := Incident.objects.filter(key=key).first():
        return known
    _refuse(happened, at)
    series = current_pack().section("folios").get(SERIES)
    if series is None:
        raise UnableToOpenIncident("sin-serie", "Falta la serie de folios de los incidentes; avise a Calidad.")
    incident = Incident.objects.create(
        key=key,
        title=happened.title.strip(),
        description=happened.description.strip(),
        matter=happened.matter,
        neighbourhood=happened.neighbourhood.strip(),
        place=happened.place.strip(),
        began_on=happened.began_on,
        area=happened.area,
        folio=issue_folio(series=series, day=local_day(at), at=at),
        **done(by, at),
    )
    IncidentState.objects.create(incident=incident)
    facts = {"matter": incident.matter, "area": incident.area, "began_on": incident.began_on}
    said = {"title": incident.title, "place": incident.place, "description": incident.description}
    record(event="cases.incident_opened", by=by, at=at, on=incident.subject, facts=facts, personal=said)
    if first:
        join_incident(case=first, incident=incident, by=by, at=at)
    return incident


def _refuse(happened: Happened, at: datetime) -> None:
    if not happened.title.strip():
        raise UnableToOpenIncident("sin-titulo", "Escriba en una línea qué pasa.", field="title")
    if happened.matter not in attended(current_pack().section("matters")):
        raise UnableToOpenIncident("materia", "Elija de la lista de qué trata.", field="matter")
    if happened.area not in current_pack().section("organisation").areas:
        raise UnableToOpenIncident("area", "Elija de la lista el área responsable.", field="area")
    if happened.began_on > local_day(at):
        raise UnableToOpenIncident(
            "fecha-futura", "El día en que empezó no puede ser posterior a hoy.", field="began_on"
        )
    if happened.began_on.year < _OLDEST:
        raise UnableToOpenIncident("fecha-lejana", "Revise el año del día en que empezó.", field="began_on")
