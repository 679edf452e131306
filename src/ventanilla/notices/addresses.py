"""Where a message goes: an e-mail or a telephone that can exist, checked before anybody relies on it."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ventanilla.lib.refusals import Refusal

EMAIL, SMS = "email", "sms"


class WrongAddress(Refusal):
    """Nothing could ever arrive there."""


def email_address(text: str) -> str:
    """The address without spaces around; "" when none was given. Errors: WrongAddress."""
    given = text.strip()
    if not given:
        return ""
    try:
        validate_email(given)
    except ValidationError as error:
        raise WrongAddress(
            "correo",
            "Ese correo no puede existir; revíselo (por ejemplo nombre@correo.mx) o déjelo vacío.",
            field="email",
        ) from error
    return given


def phone_number(text: str, country: str) -> str:
    """In the international form, +525512345678; "" when none was given. Errors: WrongAddress."""
    given = text.strip()
    if not given:
        return ""
    try:
        number = phonenumbers.parse(given, country)
    except phonenumbers.NumberParseException as error:
        raise _no_phone() from error
    if not phonenumbers.is_possible_number(number):
        raise _no_phone()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def masked(channel: str, to: str | None) -> str:
    """Enough to recognise one's own: «l•••@correo.mx», «••• 5678»."""
    if not to:
        return ""
    if channel == EMAIL:
        name, _, domain = to.partition("@")
        return f"{name[:1]}•••@{domain}"
    return f"••• {to[-4:]}"


def _no_phone() -> WrongAddress:
    return WrongAddress(
        "telefono",
        "Ese teléfono no puede existir; escriba sus diez dígitos con la lada, o déjelo vacío.",
        field="phone",
    )
