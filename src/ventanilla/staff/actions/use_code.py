"""Use a code of the second step: six digits of the telephone, each once, or a recovery code on paper."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.models import Person
from ventanilla.staff.second_factor import REMEMBERED, USED, matching_period


class WrongCode(Refusal):
    """The code is not right or was used already."""


@act
def use_code(*, person: Person, code: str, at: datetime) -> None:
    """Accept `code` for `person` or refuse it. Errors: WrongCode."""
    held = {a.type: a for a in Authenticator.objects.select_for_update().filter(user=person).order_by("pk")}
    phone, paper = held.get(Authenticator.Type.TOTP), held.get(Authenticator.Type.RECOVERY_CODES)
    if phone:
        period = matching_period(decrypt(phone.data["secret"]), code, at)
        used = phone.data.get(USED, [])
        if period is not None and period not in used:
            phone.data[USED] = [*used, period][-REMEMBERED:]
            phone.last_used_at = at
            phone.save(update_fields=["data", "last_used_at"])
            return
    if paper and RecoveryCodes(paper).validate_code("".join(code.split())):
        record(event="staff.recovery_code_used", by=person.actor, at=at, on=Subject("person", str(person.pk)))
        return
    raise WrongCode(
        "codigo-equivocado",
        "El código no es correcto o ya se usó. Escriba el que ahora muestra su teléfono, o uno de recuperación.",
        field="code",
    )
