"""What became of a receipt printed to be written by hand: entered, spoiled or returned, and said once."""

from django.db import models
from django.db.models import Q

from ventanilla.cashier.models.receipt_block import ReceiptSlip
from ventanilla.documents.models import Act


class PaperReceipt(Act):
    """The end of a slip. A used one has its payment, whose folio is the slip's, and the moment written on the paper."""

    USED, SPOILED, RETURNED = "used", "spoiled", "returned"
    KINDS = [(USED, "Capturado"), (SPOILED, "Inutilizado"), (RETURNED, "Devuelto sin usar")]
    slip = models.OneToOneField(ReceiptSlip, on_delete=models.PROTECT, related_name="fate")
    kind = models.CharField(max_length=10, choices=KINDS)
    payment = models.OneToOneField("cashier.Payment", on_delete=models.PROTECT, null=True, related_name="paper")
    written_at = models.DateTimeField(null=True)
    note = models.CharField("qué pasó", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="used", payment__isnull=False, written_at__isnull=False)
                | ~Q(kind="used") & Q(payment__isnull=True, written_at__isnull=True),
                name="used_receipt_has_its_payment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.slip_id}: {self.kind}"


class LateReceiptLeave(Act):
    """Somebody who may cancel let a slip be entered after the hours that the pack gives."""

    slip = models.OneToOneField(ReceiptSlip, on_delete=models.PROTECT, related_name="leave")
    reason = models.CharField("motivo", max_length=300)

    def __str__(self) -> str:
        return f"captura tardía de {self.slip_id}"
