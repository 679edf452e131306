"""What happened to money, once: an entry of transfers, each from one account to another."""

from django.db import models
from django.db.models import Q

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.ledger.models.account import LedgerAccount
from ventanilla.ledger.models.batch import Batch


class Entry(Act):
    """One happening. `key` is the client's: the same asked twice is posted once.

    `effective_on` is the local day for which it counts and `at` the moment it was written down; a contingency receipt
    counts for the day of its paper. A `pending` one counts only from its confirmation. `reverses` is what it undoes,
    and `batch` with which others it was posted.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20)
    effective_on = models.DateField()
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    pending = models.BooleanField(default=False)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversal")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="entries", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["batch"], condition=Q(batch__isnull=False), name="entries_of_batch"),
            models.Index(fields=["effective_on"], name="entries_of_day"),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="entries_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("ledger_entry", str(self.pk))


class Transfer(models.Model):
    """Whole centavos from the account credited to the account debited.

    `concept` is a code of the pack; `period` what is charged, as «2026-11», or "", and `due_on` the last day to pay it
    without surcharges. `settles` is the movement of the same customer that it pays, lowers or undoes; one that settles
    nothing is an item of its own. `accrues_on` is the charge whose lateness this one charges, up to its entry's day.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="transfers")
    debit = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="debits")
    credit = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="credits")
    centavos = models.BigIntegerField()
    concept = models.CharField(max_length=40)
    period = models.CharField(max_length=10, blank=True)
    due_on = models.DateField(null=True)
    settles = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="settlements", db_index=False)
    accrues_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="accruals", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(centavos__gt=0), name="transfer_moves_something"),
            models.CheckConstraint(condition=~Q(debit=models.F("credit")), name="transfer_between_two"),
        ]
        indexes = [
            models.Index(fields=["settles"], condition=Q(settles__isnull=False), name="transfers_that_settle"),
            models.Index(fields=["accrues_on"], condition=Q(accrues_on__isnull=False), name="transfers_that_accrue"),
        ]

    def __str__(self) -> str:
        return f"{self.concept} {self.centavos}"


class PendingOutcome(Act):
    """How a pending entry ended, once."""

    CONFIRMED, VOIDED = "confirmed", "voided"
    KINDS = [(CONFIRMED, "Confirmado"), (VOIDED, "Anulado")]
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="outcome")
    kind = models.CharField(max_length=10, choices=KINDS)

    def __str__(self) -> str:
        return self.get_kind_display()


COUNTS = Q(entry__pending=False) | Q(entry__outcome__kind=PendingOutcome.CONFIRMED)
"""The transfers that count today."""
