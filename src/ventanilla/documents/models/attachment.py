"""A file that belongs to something: evidence, a paper of the procedure, a scan."""

from django.db import models

from ventanilla.documents.models.act import Act
from ventanilla.documents.models.stored_file import StoredFile


class Attachment(Act):
    """`kind` is the attacher's own code ("evidence", "requirement"); `label` is what people read."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    label = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"], name="attachment_of_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "file", "kind", "label"], name="attached_once"
            )
        ]

    def __str__(self) -> str:
        return self.label
