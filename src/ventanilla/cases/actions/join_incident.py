"""Join petitions to an incident, and separate them while they are unanswered."""

from datetime import datetime

from django.db.models import F

from ventanilla.cases.models import (
    Case,
    Incident,
    IncidentState,
    IssuedAnswer,
    JoinedCase,
    Joining,
    Separation,
)
from ventanilla.cases.queries import hold_case
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

NEEDS = "cases.incidents"


class UnableToJoin(Refusal):
    """The petition was answered or is in another incident, or the incident is over."""


@act
def join_incident(*, case: Case, incident: Incident, by: Actor, at: datetime) -> Joining:
    """The petition keeps its folio, clock and procedure; one that is joined already gives its joining.

    Errors: UnableToJoin, NotAllowed.
    """
    require(by, NEEDS, at)
    closed = hold_case(case).closed_at
    state = IncidentState.objects.select_for_update().get(incident=incident)
    now = JoinedCase.objects.filter(case=case).select_related("incident", "joining").first()
    if now and now.incident_id == incident.pk:
        return now.joining
    if now:
        raise UnableToJoin(
            "en-otro", f"La petición {case.folio} está en el incidente {now.incident.folio}; sepárela de él primero."
        )
    if state.resolved_at:
        raise UnableToJoin("resuelto", "El incidente ya se resolvió; abra otro si volvió a ocurrir.")
    if closed or IssuedAnswer.objects.filter(case=case).exists():
        raise UnableToJoin("respondida", f"La petición {case.folio} ya se respondió; no se reúne con otras.")
    joining = Joining.objects.create(incident=incident, case=case, **done(by, at))
    JoinedCase.objects.create(case=case, incident=incident, joining=joining)
    IncidentState.objects.filter(pk=incident.pk).update(petitions=F("petitions") + 1)
    _tell("cases.incident_joined", joining, "", by, at)
    return joining


@act
def separate_case(*, case: Case, incident: Incident, reason: str, by: Actor, at: datetime) -> Separation:
    """The petition goes on by itself; one that was separated already gives its last separation.

    Errors: UnableToJoin, NotAllowed.
    """
    require(by, NEEDS, at)
    closed = hold_case(case).closed_at
    IncidentState.objects.select_for_update().get(incident=incident)
    now = JoinedCase.objects.filter(case=case, incident=incident).select_related("joining").first()
    if now is None:
        done_before = Separation.objects.filter(joining__case=case, joining__incident=incident).order_by("-pk").first()
        if done_before:
            return done_before
        raise UnableToJoin("no-reunida", f"La petición {case.folio} no está en el incidente {incident.folio}.")
    if closed or IssuedAnswer.objects.filter(case=case).exists():
        raise UnableToJoin("respondida", f"La petición {case.folio} ya se respondió con el incidente; no se separa.")
    if not reason.strip():
        raise UnableToJoin("sin-motivo", "Escriba por qué no es lo mismo.", field="reason")
    separation = Separation.objects.create(joining=now.joining, reason=reason.strip(), **done(by, at))
    now.delete()
    IncidentState.objects.filter(pk=incident.pk).update(petitions=F("petitions") - 1)
    _tell("cases.incident_separated", separation.joining, separation.reason, by, at)
    return separation


def _tell(event: str, joining: Joining, reason: str, by: Actor, at: datetime) -> None:
    """On the timeline of both: each says the folio of the other."""
    personal = {"reason": reason} if reason else None
    case, incident = joining.case, joining.incident
    record(event=event, by=by, at=at, on=case.subject, facts={"incident": incident.folio}, personal=personal)
    record(event=event, by=by, at=at, on=incident.subject, facts={"case": case.folio}, personal=personal)
