"""Many entries posted at once, by a query: the journal tells them together, by their number, sum and digest."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Batch(Act):
    """A batch of entries of one kind and day. `key` is the caller's: the same asked twice is posted once."""

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("ledger_batch", str(self.pk), self.key)
