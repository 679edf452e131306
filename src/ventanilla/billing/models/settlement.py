"""A settlement as somebody was told it: its lines, its total, until when it holds. Its folio is the payment order."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class IssuedSettlement(Act):
    """What an account owed on a day (E-01, D-01). Amounts in whole centavos; `lines` are kept as they were said.

    `given_to` is who asked; `proxy` says by which letter when that was not the holder. What is paid at the till is what
    is owed then, so one that grew old cannot be paid short.
    """

    key = models.CharField(max_length=64, unique=True)
    folio = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="settlements")
    settled_on = models.DateField("liquidada al")
    valid_until = models.DateField("vigente hasta")
    owed = models.BigIntegerField("adeudo con recargos")
    in_favour = models.BigIntegerField("a favor")
    rounded_by = models.BigIntegerField("redondeo")
    to_pay = models.BigIntegerField("por pagar")
    lines = models.JSONField()
    given_to = models.CharField("la pide", max_length=200)
    proxy = models.CharField("carta poder", max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="settlements_of_account")]

    def __str__(self) -> str:
        return self.folio

    @property
    def nothing_to_pay(self) -> str:
        """What is said instead of a total when nothing is asked; "" when something is."""
        if self.to_pay:
            return ""
        return "Nada por pagar: lo que debe se cubre con lo que tiene a favor" if self.owed else "Sin adeudo a la fecha"

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("settlement", str(self.pk), self.folio)
