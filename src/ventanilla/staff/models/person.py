"""A person who works at the utility and signs in."""

from collections.abc import Iterator
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from ventanilla.journal.actor import Actor


class Person(AbstractBaseUser):
    """Somebody who signs in. What she may do comes only from her appointments, never from a flag here."""

    username = models.CharField("usuario", max_length=60, unique=True)
    name = models.CharField("nombre", max_length=160)
    email = models.EmailField("correo", blank=True)
    is_active = models.BooleanField("activa", default=True)
    password_is_temporary = models.BooleanField("contraseña provisional", default=False)
    session_salt = models.CharField(max_length=32, blank=True, help_text="changing it signs this person out everywhere")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What ties a session to the password and the salt: when either changes, every session ends."""
        return salted_hmac(
            "ventanilla.staff.session", f"{self.password}{self.session_salt}", algorithm="sha256"
        ).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """No older keys are accepted."""
        return iter(())

    @property
    def actor(self) -> Actor:
        """Who this person is for the journal."""
        return Actor("staff", str(self.pk), self.name)
