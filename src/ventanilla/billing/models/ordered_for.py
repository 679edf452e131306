"""What a payment order was given for: a case that waits for it to be paid."""

from django.db import models

from ventanilla.billing.models.settlement import IssuedSettlement
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class OrderedFor(Act):
    """An order and the subject that asked for it, as the journal calls it. `account` is that of the order."""

    settlement = models.OneToOneField(IssuedSettlement, on_delete=models.PROTECT, related_name="ordered_for")
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="orders_for")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_folio = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="orders_of_subject")]

    def __str__(self) -> str:
        return f"{self.settlement_id} {self.subject_folio}"

    @property
    def for_what(self) -> Subject:
        """The subject that waits."""
        return Subject(self.subject_kind, self.subject_id, self.subject_folio)
