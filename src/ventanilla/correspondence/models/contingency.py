"""Contingency folios: blocks printed beforehand, used by hand while the system is down, then told one by one."""

from django.db import models
from django.db.models import Q

from ventanilla.correspondence.models.incoming import IncomingLetter
from ventanilla.documents.models import Act, StoredFile


class FolioBlock(Act):
    """A block that somebody took. Its folios belong to a series that the ordinary counter never gives from."""

    taken_by = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    first = models.CharField(max_length=60)
    last = models.CharField(max_length=60)
    count = models.PositiveIntegerField()
    closed_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="block_open", condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return f"{self.first} a {self.last}"


class Slip(models.Model):
    """One folio of a block, printed and waiting."""

    block = models.ForeignKey(FolioBlock, on_delete=models.PROTECT, related_name="slips")
    number = models.PositiveIntegerField()
    folio = models.CharField(max_length=60, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "number"], name="slip_once_in_block")]

    def __str__(self) -> str:
        return self.folio


class Fate(Act):
    """What became of a slip, said once: the letter it numbered, with its proof, or that it was spoiled or returned."""

    class Kind(models.TextChoices):
        USED = "usado", "Usado"
        SPOILED = "inutilizado", "Inutilizado"
        RETURNED = "devuelto", "Devuelto sin usar"

    slip = models.OneToOneField(Slip, on_delete=models.PROTECT, related_name="fate")
    kind = models.CharField(max_length=12, choices=Kind)
    letter = models.OneToOneField(IncomingLetter, on_delete=models.PROTECT, null=True, related_name="fate")
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="usado", letter__isnull=False, proof__isnull=False, written_at__isnull=False)
                | ~Q(kind="usado") & Q(letter__isnull=True, written_at__isnull=True),
                name="used_slip_has_letter_and_proof",
            )
        ]

    def __str__(self) -> str:
        return f"{self.slip_id}: {self.kind}"


class LateLeave(Act):
    """Somebody with authority let a slip be entered after the hours that the pack gives."""

    slip = models.OneToOneField(Slip, on_delete=models.PROTECT, related_name="leave")
    reason = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"captura tardía de {self.slip_id}"
