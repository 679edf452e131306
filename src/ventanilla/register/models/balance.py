"""What another system says an account owes: shown, never changed here."""

from django.db import models

from ventanilla.register.models.account import Account


class ImportedBalance(models.Model):
    """A balance in whole centavos by concept, with the system it came from and the day it speaks of.

    Read-only: only an import writes it. A negative balance is in the customer's favour.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="imported_balances")
    concept = models.CharField("concepto", max_length=60)
    centavos = models.BigIntegerField("saldo")
    as_of = models.DateField("al día")
    source = models.CharField("origen", max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "concept"], name="one_balance_per_concept")]

    def __str__(self) -> str:
        return f"{self.concept}: {self.centavos}"
