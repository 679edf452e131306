"""Where each paper is: which original or copy passed to whom, handed by whom."""

from django.db import models

from ventanilla.documents.models.act import Act
from ventanilla.documents.models.document import Document


class Custody(Act):
    """One handing over. `copy` names the paper ("original", "copia 1"); the newest row of a copy says where it is."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="custody")
    copy = models.CharField(max_length=60)
    holder = models.CharField(max_length=200)
    received_by = models.CharField(max_length=200)
    handed_from = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "custodias"
        indexes = [models.Index(fields=["document", "copy", "-id"], name="custody_of_copy")]

    def __str__(self) -> str:
        return f"{self.copy} de {self.document_id}: {self.holder}"
