"""Change one's own password; every other session of the person ends."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.models import Person
from ventanilla.staff.passwords import refuse_weak


class UnableToChange(Refusal):
    """The present password is not right, or the new one is the same."""


@act
def change_password(*, person: Person, present: str, password: str, at: datetime) -> Person:
    """Done by `person` and about `person`. Errors: UnableToChange, WeakPassword."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.check_password(present):
        raise UnableToChange("clave-equivocada", "La contraseña actual no es correcta.", field="present")
    if present == password:
        raise UnableToChange("misma-clave", "La nueva contraseña debe ser distinta de la actual.", field="password")
    refuse_weak(password, person)
    person.set_password(password)
    person.password_is_temporary = False
    person.save(update_fields=["password", "password_is_temporary"])
    record(event="staff.password_changed", by=person.actor, at=at, on=Subject("person", str(person.pk)))
    return person
