"""What a password must be, said as a refusal."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ventanilla.lib.refusals import Refusal
from ventanilla.staff.models import Person


class WeakPassword(Refusal):
    """The password is too short, too common or too like the person's own data."""


def refuse_weak(password: str, person: Person, *, field: str = "password") -> None:
    """Errors: WeakPassword, with every reason."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPassword("clave-debil", " ".join(error.messages), field=field) from error
