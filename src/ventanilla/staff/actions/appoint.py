"""Appoint: a person takes a post from a day on, and with it what the post may do."""

from datetime import date, datetime

from django.db.models import Q

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToAppoint(Refusal):
    """There is no such post, the person left, or holds the post already."""


@act
def appoint(*, person: Person, post: str, starts_on: date, by: Actor, at: datetime) -> Appointment:
    """Put `person` in `post` from `starts_on` (local day, included). Errors: UnableToAppoint, NotAllowed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(by, "staff.administer", at)
    if post not in current_pack().section("organisation").posts:
        raise UnableToAppoint("puesto-desconocido", "Ese puesto no está en el paquete vigente.", field="post")
    if not person.is_active:
        raise UnableToAppoint("persona-de-baja", f"{person.name} está de baja y no puede tener puestos.")
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on)
    if Appointment.objects.filter(lasting, person=person, post=post).exists():
        raise UnableToAppoint(
            "ya-nombrada", f"{person.name} ya tiene ese puesto en esa fecha; termine antes el otro.", field="post"
        )
    made = Appointment.objects.create(person=person, post=post, starts_on=starts_on)
    record(
        event="staff.appointed",
        by=by,
        at=at,
        on=Subject("person", str(person.pk)),
        facts={"appointment": made.pk, "post": post, "starts_on": starts_on},
    )
    return made
