"""Set up the second step of the sign-in, with codes on paper for the day the telephone is lost."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.models import Person
from ventanilla.staff.permissions import require
from ventanilla.staff.second_factor import USED, has_second_factor, matching_period


class UnableToSetUp(Refusal):
    """The code is not right, or there is a second step already."""


@act
def set_second_factor(*, person: Person, secret: str, code: str, session_salt: str, at: datetime) -> list[str]:
    """Done by `person`: the telephone proves that it has `secret`. Gives the recovery codes.

    `session_salt` is new and random: it ends the sessions that were opened without the second step.
    Errors: UnableToSetUp.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if has_second_factor(person):
        raise UnableToSetUp("ya-activo", "Usted ya tiene activo el segundo paso.")
    period = matching_period(secret, code, at)
    if period is None:
        raise UnableToSetUp(
            "codigo-equivocado",
            "El código no es correcto. Espere el siguiente en su teléfono y escríbalo.",
            field="code",
        )
    held = TOTP.activate(person, secret).instance
    held.data[USED] = [period]
    held.save(update_fields=["data"])
    person.session_salt = session_salt
    person.save(update_fields=["session_salt"])
    record(event="staff.second_factor_set", by=person.actor, at=at, on=Subject("person", str(person.pk)))
    return list(RecoveryCodes.activate(person).get_unused_codes())


@act
def reset_second_factor(*, person: Person, session_salt: str, by: Actor, at: datetime) -> None:
    """An administrator takes the second step away (telephone lost); every session ends. Errors: NotAllowed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(by, "staff.administer", at)
    if not has_second_factor(person):
        raise UnableToSetUp("sin-segundo-paso", f"{person.name} no tiene activo el segundo paso.")
    Authenticator.objects.filter(user=person).delete()
    person.session_salt = session_salt
    person.save(update_fields=["session_salt"])
    record(event="staff.second_factor_reset", by=by, at=at, on=Subject("person", str(person.pk)))
