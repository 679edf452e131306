"""Somebody signed that they received a document: drawn on the screen, or on the copy that was scanned."""

from django.db import models
from django.db.models import Q

from ventanilla.documents.models.act import Act
from ventanilla.documents.models.document import Document
from ventanilla.documents.models.stored_file import StoredFile


class Signature(Act):
    """Who signed, when, and who attended (`by`). At least one of `drawn` and `scan` is there."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="signatures")
    signer = models.CharField(max_length=200)
    drawn = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(drawn__isnull=False) | Q(scan__isnull=False), name="signature_has_an_image"
            )
        ]

    def __str__(self) -> str:
        return f"{self.signer} firmó {self.document_id}"
