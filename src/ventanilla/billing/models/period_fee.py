"""A fee charged for a period, and with which others: so that no other list of fees charges it again."""

from django.db import models

from ventanilla.documents.models import Act


class PeriodFee(Act):
    """`period` as 2026-09; `fees` are the codes charged together, in order, of which `fee` is one."""

    period = models.CharField(max_length=7)
    fee = models.CharField(max_length=60)
    fees = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "fee"], name="a_fee_once_for_a_period")]

    def __str__(self) -> str:
        return f"{self.fee} {self.period}"
