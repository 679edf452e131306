"""Who holds an account, from when to when."""

from django.db import models

from ventanilla.register.models.account import Account
from ventanilla.register.models.party import Party


class Holding(models.Model):
    """A party as holder of an account. `starts_on` is empty when it began before the register knew;

    `ends_on` is excluded and empty while it lasts. A change of holder closes one row and opens another.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="holdings")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField("carácter", max_length=12, default="holder", choices=[("holder", "Titular")])
    starts_on = models.DateField("desde", null=True, blank=True)
    ends_on = models.DateField("hasta", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role"], condition=models.Q(ends_on__isnull=True), name="one_holder_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id} en {self.account_id}"
