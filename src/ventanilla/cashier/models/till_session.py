"""A till in somebody's hands: from its opening with a float to its cut."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class TillSession(Act):
    """`by_id` is who collects; `day` the local day for which it collects; `opening_float` whole centavos of change.

    The day is that of the opening, or an earlier one of which only receipts written by hand are entered.
    """

    key = models.CharField(max_length=64, unique=True)
    till = models.CharField("caja", max_length=20)
    day = models.DateField("día")
    opening_float = models.BigIntegerField("fondo")

    class Meta:
        indexes = [models.Index(fields=["till", "-id"], name="sessions_of_till")]

    def __str__(self) -> str:
        return f"{self.till} {self.day} {self.by_name}"

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("till_session", str(self.pk), f"{self.till}/{self.day.isoformat()}")
