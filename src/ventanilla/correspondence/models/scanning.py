"""Scanned copies that arrive after their letter, and what each letter still waits for."""

from django.db import models
from django.db.models import Q

from ventanilla.correspondence.models.incoming import IncomingLetter
from ventanilla.documents.models import Act, StoredFile


class ScanArrival(Act):
    """A scanned file that came to the queue. It is settled once: given to its letter, or put aside with a reason.

    `read` is the folio found in its bars, its QR or its name, or "".
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    read = models.CharField(max_length=60, blank=True)
    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, null=True, related_name="arrivals")
    put_aside = models.CharField(max_length=400, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="scan_unsettled", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return self.name


class LetterState(models.Model):
    """What a letter still waits for, so that the queues cost the same however many letters there are.

    It only repeats what the facts say; `ventanilla verify` compares both.
    """

    letter = models.OneToOneField(IncomingLetter, on_delete=models.PROTECT, primary_key=True, related_name="state")
    needs_scan = models.BooleanField()
    needs_discharge = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["letter"], name="letter_to_scan", condition=Q(needs_scan=True)),
            models.Index(fields=["letter"], name="letter_to_discharge", condition=Q(needs_discharge=True)),
        ]

    def __str__(self) -> str:
        return f"estado de {self.letter_id}"
