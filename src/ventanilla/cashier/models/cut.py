"""The cut of a till: what should be there, what was counted, and the difference."""

from django.db import models

from ventanilla.cashier.models.till_session import TillSession
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.lib.spoken import money


def told_difference(centavos: int) -> str:
    """What was counted less what should be there, in words.

    >>> told_difference(2_000), told_difference(-100), told_difference(0)
    ('Sobran $20.00', 'Faltan $1.00', 'Cuadra')
    """
    return f"{'Sobran' if centavos > 0 else 'Faltan'} {money(abs(centavos))}" if centavos else "Cuadra"


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
    def difference_told(self) -> str:
        """Whether there is too much, too little, or neither."""
        return told_difference(self.difference)

    @property
    def total(self) -> int:
        """What stays of every means."""
        return sum(self.received.values())

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("cut", str(self.pk), self.folio)
