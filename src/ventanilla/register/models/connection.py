"""The pipes by which an account is served: water in, sewage out."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.register.models.account import Account
from ventanilla.register.models.reason import Reasoned
from ventanilla.utility.vocabulary import tell


class Kind(models.TextChoices):
    """What runs through it; people read the utility's own word (`Connection.name`)."""

    WATER = "water", "Agua"
    SEWER = "sewer", "Drenaje"


WORDS = {Kind.WATER: "{connection} de agua", Kind.SEWER: "{sewer_connection}"}


def name_of(kind: str) -> str:
    """What the utility calls such a connection, beginning with a capital."""
    words = tell(WORDS[Kind(kind)])
    return words[:1].upper() + words[1:]


class Connection(Act):
    """A connection of an account, of so many millimetres across. `installed_on` is empty when an import did not tell.

    An account has one of each kind at a time. `key` is the client's: the same form sent twice adds once.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, related_name="connections")
    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField("tipo", max_length=5, choices=Kind.choices)
    diameter_mm = models.PositiveSmallIntegerField("diámetro en milímetros")
    installed_on = models.DateField("instalada", null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="connections_of_account")]

    def __str__(self) -> str:
        return f"{self.name} de {self.diameter_mm} mm"

    @property
    def name(self) -> str:
        """What the utility calls it, beginning with a capital."""
        return name_of(self.kind)

    @property
    def ended(self) -> "ConnectionEnd | None":
        """How it ended; None while it serves."""
        return getattr(self, "end", None)


class ConnectionEnd(Reasoned):
    """From that day a connection no longer serves."""

    connection = models.OneToOneField(Connection, on_delete=models.PROTECT, related_name="end")
    ended_on = models.DateField("retirada")

    def __str__(self) -> str:
        return f"retirada el {self.ended_on:%Y-%m-%d}"
