"""A person or company the utility deals with."""

from django.db import models


class PartyKind(models.TextChoices):
    """Whether somebody is a human being or a legal person."""

    PERSON = "person", "Persona física"
    COMPANY = "company", "Persona moral"


class Party(models.Model):
    """Somebody who holds an account. `warnings` says in Spanish what looks wrong in the data as they came."""

    name = models.CharField("nombre", max_length=200)
    kind = models.CharField("tipo", max_length=8, choices=PartyKind.choices, default=PartyKind.PERSON)
    email = models.CharField("correo", max_length=160, blank=True)
    rfc = models.CharField("RFC", max_length=20, blank=True)
    curp = models.CharField("CURP", max_length=24, blank=True)
    warnings = models.JSONField("avisos", default=list, blank=True)

    def __str__(self) -> str:
        return self.name
