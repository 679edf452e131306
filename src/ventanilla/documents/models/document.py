"""A letter the utility issued: its frozen words, its number, its one printing and, if it was, its voiding."""

from django.db import models
from django.db.models.functions import Now

from ventanilla.documents.models.act import Act
from ventanilla.documents.models.stored_file import StoredFile


class Document(Act):
    """Everything the printing needs is frozen here at issuing: `fields`, the templates' hash, the pack's revision.

    `code` is the unguessable word of the public page; `control_code` and `control_revision` are those of
    the controlled form, printed on it.
    """

    letter = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    series = models.CharField(max_length=40)
    number = models.CharField(max_length=60, unique=True)
    control_code = models.CharField(max_length=40, blank=True)
    control_revision = models.PositiveIntegerField(default=0)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_folio = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=300, blank=True)
    fields = models.JSONField(default=dict)
    templates_sha256 = models.CharField(max_length=64)
    pack_revision = models.PositiveBigIntegerField()
    code = models.CharField(max_length=32, unique=True)
    address = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="document_of_subject"),
            models.Index(fields=["at", "id"], name="document_by_issue"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def is_void(self) -> bool:
        return hasattr(self, "voiding")


class Rendering(models.Model):
    """The one printing of a document; its bytes are never made again."""

    rendered_at = models.DateTimeField(db_default=Now(), editable=False)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="rendering")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="renderings")

    def __str__(self) -> str:
        return f"impresión de {self.document_id}"


class Voiding(Act):
    """The document no longer counts; its number and its printing stay."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"anulación de {self.document_id}"
