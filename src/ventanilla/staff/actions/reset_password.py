"""Reset a password: an administrator gives a temporary one, and every session of the person ends."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act
from ventanilla.staff.models import Person
from ventanilla.staff.passwords import refuse_weak
from ventanilla.staff.permissions import require


@act
def reset_password(*, person: Person, password: str, by: Actor, at: datetime) -> Person:
    """`password` works once: it must be changed at the next sign-in. Errors: WeakPassword, NotAllowed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(by, "staff.administer", at)
    refuse_weak(password, person)
    person.set_password(password)
    person.password_is_temporary = True
    person.save(update_fields=["password", "password_is_temporary"])
    record(event="staff.password_reset", by=by, at=at, on=Subject("person", str(person.pk)))
    return person
