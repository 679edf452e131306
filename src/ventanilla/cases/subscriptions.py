"""What petitions do after the fact: tell the staff what was referred to them, reminded, escalated or is running out."""

from collections.abc import Sequence
from datetime import date, datetime

from ventanilla.cases import messages
from ventanilla.cases.areas import attending_areas
from ventanilla.cases.models import Case, FollowUp, Incident
from ventanilla.cases.telling import tell
from ventanilla.deadlines.points.spoken import spoken_day
from ventanilla.journal.actor import Actor
from ventanilla.journal.models import Entry
from ventanilla.journal.subscriptions import subscribe
from ventanilla.notices.actions import Recipient, queue_message
from ventanilla.staff.models import Person
from ventanilla.staff.queries import people_holding, people_in
from ventanilla.utility.queries import current_pack

KINDS = {FollowUp.REMINDER: messages.REMINDED, FollowUp.ESCALATION: messages.ESCALATED}


def tell_area(entry: Entry, at: datetime) -> None:
    """A referral, or what a person reminded or escalated: to those of the area who attend referrals."""
    referred = entry.event == "cases.referred"
    kind = messages.REFERRED if referred else KINDS.get(entry.facts.get("kind", ""), "")
    area = str(entry.facts.get("area") or "")
    if kind and area:
        _tell(entry, kind, area, people_in(area, "cases.attend", at), at)


def tell_alert(entry: Entry, at: datetime) -> None:
    """What the clock said of a term: to whoever holds the post it names, else to those of the area."""
    area, post = str(entry.facts.get("area") or ""), str(entry.facts.get("post") or "")
    rule = current_pack().section("alerts").get(entry.facts.get("rule"))
    if rule is None:
        return
    people = people_holding([post], at) if post else people_in(area, "cases.attend", at)
    last = spoken_day(date.fromisoformat(entry.facts["last_day"]))
    _tell(entry, messages.ALERT, area or attending_areas()[0], people, at, aviso=rule.name, vence=last)


def tell_resolved(entry: Entry, at: datetime) -> None:
    """What many complained of is over: to each person whose petition is joined to it."""
    incident = Incident.objects.select_related("resolution").get(pk=int(entry.subject_id))
    by = Actor(entry.actor_kind, entry.actor_id, entry.actor_name)
    for case in Case.objects.filter(joined__incident=incident).order_by("pk"):
        tell(
            case,
            messages.RESOLVED,
            by,
            at,
            about=incident.folio,
            incidente=incident.folio,
            que=incident.title,
            solucion=incident.resolution.what,
        )


def _tell(entry: Entry, kind: str, area: str, people: Sequence[Person], at: datetime, **more: str) -> None:
    """One e-mail to each who has an address; the same entry heard again queues nothing."""
    known = current_pack().section("organisation").areas.get(area)
    if known is None or not any(person.email for person in people):
        return
    case = Case.objects.get(pk=int(entry.subject_id))
    for person in people:
        queue_message(
            kind=kind,
            subject=case.subject,
            to=Recipient(person.name, person.email),
            values={"folio": case.folio, "nombre": person.name, "area": known.name, "asunto": case.summary, **more},
            key=f"{kind}:{entry.pk}:{person.pk}",
            by=Actor(entry.actor_kind, entry.actor_id, entry.actor_name),
            at=at,
        )


subscribe("cases.tell_area", ("cases.referred", "cases.followed_up"), tell_area)
subscribe("cases.tell_alert", ("cases.reminded", "cases.escalated"), tell_alert)
subscribe("cases.tell_resolved", ("cases.incident_resolved",), tell_resolved)
