"""An order given for a case was paid, and the case was told, once."""

from django.db import models

from ventanilla.billing.models.settlement import IssuedSettlement
from ventanilla.documents.models import Act


class OrderPaid(Act):
    """`receipt` is the folio of the payment that paid the last of it; "" when it was settled without money."""

    settlement = models.OneToOneField(IssuedSettlement, on_delete=models.PROTECT, related_name="paid")
    receipt = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.settlement_id} {self.receipt}"
