"""What a customer still owes of each charge, or has in favour: kept beside the movements, and re-added by a check."""

from django.db import models

from ventanilla.ledger.models.account import LedgerAccount
from ventanilla.ledger.models.entry import Transfer


class OpenItem(models.Model):
    """An item that is not settled. `centavos` is owed when positive and in the customer's favour when negative.

    It is the item with everything that settles it, added up; at zero the row goes.
    """

    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, primary_key=True, related_name="open_item")
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="open_items")
    centavos = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(centavos=0), name="open_item_is_open")]

    def __str__(self) -> str:
        return f"{self.transfer_id}: {self.centavos}"
