"""An account: one connection at one address, under the number the utility gave it."""

from django.db import models

from ventanilla.journal.actor import Subject


class State(models.TextChoices):
    """How the service stands: what an import said, until it is kept here by rows (`SupplyState`)."""

    ACTIVE = "active", "Activa"
    RESTRICTED = "restricted", "Restringida"
    SUSPENDED = "suspended", "Suspendida"
    TERMINATED = "terminated", "Baja"


class Account(models.Model):
    """An account of the register; never deleted.

    `number_key` and `premises_key` are the numbers without signs, for searching by what people type.
    `state` and `use_class` repeat the last row of `SupplyState` and of `UseChange`, once there is one.
    `words` is the folded text of holder and address that the search index copies (see search_index.py).
    `imported_digest` and `holder_digest` say what the last import brought, so that the next one can tell
    at once what is the same.
    """

    number = models.CharField("número de cuenta", max_length=40)
    number_key = models.CharField(max_length=40, editable=False)
    premises_number = models.CharField("número de inmueble", max_length=40, blank=True)
    premises_key = models.CharField(max_length=40, blank=True, editable=False)
    use_class = models.CharField("uso", max_length=60, blank=True)
    state = models.CharField("estado", max_length=12, choices=State.choices, default=State.ACTIVE)
    street = models.CharField("calle", max_length=160, blank=True)
    exterior = models.CharField("número exterior", max_length=40, blank=True)
    interior = models.CharField("número interior", max_length=40, blank=True)
    neighbourhood = models.CharField("colonia", max_length=120, blank=True)
    postal_code = models.CharField("código postal", max_length=10, blank=True)
    reference = models.CharField("referencia", max_length=240, blank=True)
    words = models.TextField(editable=False, default="")
    imported_digest = models.CharField(max_length=16, blank=True, editable=False)
    holder_digest = models.CharField(max_length=16, blank=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number"], name="account_number_once")]
        indexes = [
            models.Index(fields=["number_key"], name="account_number_key", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["premises_key"], name="account_premises_key", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> Subject:
        """What the journal, the panels and the clock call this account."""
        return Subject("account", str(self.pk), self.number)

    @property
    def slug(self) -> str:
        """The number as it stands in an address of the web: without signs when it has a slash."""
        return self.number_key if "/" in self.number else self.number

    @property
    def address(self) -> str:
        """The address in one line, as written on an envelope."""
        door = " ".join(part for part in (self.street, self.exterior) if part)
        inner = f"int. {self.interior}" if self.interior else ""
        code = f"C.P. {self.postal_code}" if self.postal_code else ""
        return ", ".join(part for part in (door, inner, self.neighbourhood, code) if part)
