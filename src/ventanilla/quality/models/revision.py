"""A revision of a controlled document, as a published pack brought it; never changed afterwards."""

from django.db import models


class Revision(models.Model):
    """`digest` is the sha256 of what the document says with its code and number: another text is another row."""

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan de proceso"
        PROCEDURE = "procedure", "Procedimiento"
        FORM = "form", "Formato"
        LETTER = "letter", "Carta u oficio"

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    revision = models.PositiveIntegerField()
    change = models.CharField(max_length=400, blank=True)
    issued_on = models.DateField(null=True)
    procedure = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    pack_revision = models.PositiveIntegerField()
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["code", "-id"], name="revision_of_document")]

    def __str__(self) -> str:
        return f"{self.code} rev. {self.revision}"
