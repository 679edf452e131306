"""Dismiss: a person leaves the utility; the appointments end and nobody signs in with that name again."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.administrators import refuse_leaving_none
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.permissions import require


class UnableToDismiss(Refusal):
    """The person left already."""


@act
def dismiss(*, person: Person, day: date, by: Actor, at: datetime) -> Person:
    """End every appointment on `day` (today, local) and close the account.

    Errors: UnableToDismiss, LastAdministrator, NotAllowed.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(by, "staff.administer", at)
    if not person.is_active:
        raise UnableToDismiss("ya-de-baja", f"{person.name} ya está de baja.")
    lasting = Appointment.objects.filter(person=person, ends_on__isnull=True)
    ended = list(lasting.order_by("pk").values_list("pk", flat=True))
    refuse_leaving_none(ended)
    lasting.filter(starts_on__gt=day).delete()
    lasting.update(ends_on=day)
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(event="staff.dismissed", by=by, at=at, on=Subject("person", str(person.pk)), facts={"appointments": ended})
    return person
