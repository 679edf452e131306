"""The six digits of the second step: which are right at a moment, and that none is used twice."""

from collections.abc import Iterator
from datetime import datetime
from secrets import compare_digest

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

from ventanilla.staff.models import Person

PERIOD_S = 30
SLACK = 1
"""How many periods a telephone's clock may be off, either way."""
USED, REMEMBERED = "used_periods", 200
"""Where the periods of the codes used last are kept, and how many. Not the latest alone: a clock that was ahead and is
put right would refuse every code until it gets there again."""


def code_of(secret: str, at: datetime, *, later: int = 0) -> str:
    """The code of a secret at a moment, `later` periods on."""
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // PERIOD_S + later)))


def matching_period(secret: str, code: str, at: datetime) -> int | None:
    """The period in which `code` is right, among those around `at`."""
    digits = "".join(c for c in code if c in "0123456789")
    now = int(at.timestamp()) // PERIOD_S
    for later in range(-SLACK, SLACK + 1):
        if compare_digest(code_of(secret, at, later=later), digits):
            return now + later
    return None


def has_second_factor(person: Person) -> bool:
    """Whether a second step is set up."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def coming_codes(person: Person, at: datetime) -> Iterator[str]:
    """The codes that would be accepted from `at` on, first those that were not used yet."""
    for held in Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP):
        for later in range(SLACK + 1):
            if int(at.timestamp()) // PERIOD_S + later not in held.data.get(USED, ()):
                yield code_of(decrypt(held.data["secret"]), at, later=later)
