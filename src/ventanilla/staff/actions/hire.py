"""Hire: a person begins to exist for the system, with a temporary password and no post yet."""

import re
from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.models import Person
from ventanilla.staff.passwords import refuse_weak
from ventanilla.staff.permissions import require

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class UnableToHire(Refusal):
    """The user name is taken or cannot be used, or there is no name."""


@act
def hire(*, username: str, name: str, email: str = "", password: str, by: Actor, at: datetime) -> Person:
    """Add a person who must change `password` at the first sign-in. Errors: UnableToHire, WeakPassword, NotAllowed."""
    require(by, "staff.administer", at)
    username, name = username.strip().lower(), " ".join(name.split())
    if not _USERNAME.fullmatch(username):
        raise UnableToHire(
            "usuario-invalido",
            "El usuario lleva de 2 a 60 letras minúsculas sin acento, números, punto o guion.",
            field="username",
        )
    if not name:
        raise UnableToHire("falta-nombre", "Escriba el nombre completo de la persona.", field="name")
    if Person.objects.filter(username=username).exists():
        raise UnableToHire(
            "usuario-repetido", f"Ya hay una persona con el usuario «{username}»; elija otro.", field="username"
        )
    person = Person(username=username, name=name, email=email.strip(), password_is_temporary=True)
    refuse_weak(password, person)
    person.set_password(password)
    person.save(force_insert=True)
    record(
        event="staff.hired",
        by=by,
        at=at,
        on=Subject("person", str(person.pk)),
        facts={"username": username},
        personal={"name": name},
    )
    return person
