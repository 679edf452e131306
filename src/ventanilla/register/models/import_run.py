"""One import of the register: its file, its mapping, how far it got and what it counted."""

from django.db import models

from ventanilla.journal.actor import Subject


class ImportRun(models.Model):
    """An import in chunks, each committed with its position, so that a killed one goes on where it stood.

    `staged` names the file made ready (one JSON line per row); `position` is the byte after the last row done.
    """

    file_name = models.CharField("archivo", max_length=200)
    sha256 = models.CharField(max_length=64)
    mapping_name = models.CharField("correspondencia", max_length=200)
    mapping = models.TextField()
    header = models.JSONField(default=list)
    staged = models.CharField(max_length=200)
    dry = models.BooleanField("simulacro", default=False)
    requested_by = models.JSONField()
    requested_at = models.DateTimeField("pedida")
    finished_at = models.DateTimeField("terminada", null=True, blank=True)
    total = models.PositiveIntegerField("renglones", default=0)
    done = models.PositiveIntegerField("leídos", default=0)
    position = models.PositiveBigIntegerField(default=0)
    new = models.PositiveIntegerField("nuevas", default=0)
    changed = models.PositiveIntegerField("cambiadas", default=0)
    same = models.PositiveIntegerField("iguales", default=0)
    rejected = models.PositiveIntegerField("rechazadas", default=0)
    remarks = models.JSONField("avisos", default=list)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(finished_at__isnull=True), name="import_run_unfinished")
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.requested_at:%Y-%m-%d})"

    @property
    def percent(self) -> int:
        """How much of the file has been read, 0 to 100."""
        return 100 if not self.total else self.done * 100 // self.total

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("import", str(self.pk))
