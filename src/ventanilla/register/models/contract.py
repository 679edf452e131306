"""The contract by which somebody has a service, and how it ended."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.register.models.account import Account
from ventanilla.register.models.party import Party
from ventanilla.register.models.reason import Reasoned


class Contract(Act):
    """A contract of an account with who held it then. `number` is a folio without gaps, or what another system gave it.

    `signed_on` is empty when an import did not tell. `key` is the client's: the same form sent twice signs once.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, related_name="contracts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="contracts")
    key = models.CharField(max_length=64, unique=True)
    number = models.CharField("número de contrato", max_length=60)
    signed_on = models.DateField("firmado", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number", "account"], name="contract_of_account_once")]
        indexes = [models.Index(fields=["account", "-id"], name="contracts_of_account")]

    def __str__(self) -> str:
        return self.number

    @property
    def ended(self) -> "ContractEnd | None":
        """How it ended; None while it is in force."""
        return getattr(self, "end", None)


class ContractEnd(Reasoned):
    """From that day a contract is no longer in force."""

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="end")
    ended_on = models.DateField("terminado")

    def __str__(self) -> str:
        return f"terminado el {self.ended_on:%Y-%m-%d}"
