"""The cut of a till: what should be there, what was counted, and the difference."""

from django.db import models

from ventanilla.cashier.models.till_session import TillSession
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Cut(Act):
    """The end of a till's session (a Z cut). Amounts in whole centavos.

    `received` is what stays of each means, `counted_of` how many of each denomination; `expected` is the cash that
    should be there with the float, and `counted` the cash that was.
    """

    folio = models.CharField(max_length=40, unique=True)
    session = models.OneToOneField(TillSession, on_delete=models.PROTECT, related_name="cut")
    payments = models.PositiveIntegerField("pagos")
    cancelled = models.PositiveIntegerField("cancelados")
    received = models.JSONField()
    expected = models.BigIntegerField("efectivo que debe haber")
    counted = models.BigIntegerField("efectivo contado")
    counted_of = models.JSONField()
    note = models.CharField("observaciones", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.folio

    @property
    def difference(self) -> int:
        """What was counted less what should be there."""
        return self.counted - self.expected

    @property
    def total(self) -> int:
        """What stays of every means."""
        return sum(self.received.values())

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("cut", str(self.pk), self.folio)
