"""Blocks of receipts printed beforehand, to be written by hand while the system is down."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class ReceiptBlock(Act):
    """A block that somebody took; `key` is the client's.

    Its folios belong to a series that the ordinary counter of receipts never gives.
    """

    key = models.CharField(max_length=64, unique=True)
    taken_by = models.CharField("quién lo recibe", max_length=200)
    first = models.CharField(max_length=40)
    last = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.first} a {self.last}"

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("receipt_block", str(self.pk), self.first)


class ReceiptSlip(models.Model):
    """One receipt of a block, printed and blank."""

    block = models.ForeignKey(ReceiptBlock, on_delete=models.PROTECT, related_name="slips")
    number = models.PositiveIntegerField()
    folio = models.CharField(max_length=40, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "number"], name="receipt_once_in_block")]

    def __str__(self) -> str:
        return self.folio


class BlockClosing(Act):
    """A block whose every slip is accounted for was closed by somebody who compared its papers."""

    block = models.OneToOneField(ReceiptBlock, on_delete=models.PROTECT, related_name="closing")

    def __str__(self) -> str:
        return str(self.block_id)
