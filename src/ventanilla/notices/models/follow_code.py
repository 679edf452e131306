"""The word with which a person follows a matter without an account."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class FollowCode(Act):
    """One word given for a subject; the newest one counts and those before it are void.

    The word itself is not kept: `digest` proves it, and `seed` gives it again only together with the server's key.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_folio = models.CharField(max_length=60)
    seed = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_folio", "-id"], name="follow_code_of_folio"),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="follow_code_of_subject"),
        ]

    def __str__(self) -> str:
        return f"clave de {self.subject_folio}"

    @property
    def subject(self) -> Subject:
        """What it opens."""
        return Subject(self.subject_kind, self.subject_id, self.subject_folio)
