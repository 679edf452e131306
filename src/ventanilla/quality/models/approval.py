"""Who made, reviewed or authorised a revision, with the post held then and the date."""

from django.db import models

from ventanilla.documents.models.act import Act
from ventanilla.quality.models.revision import Revision


class Approval(Act):
    """One of the three signatures of a revision; each is given once."""

    class Step(models.TextChoices):
        MADE = "made", "Elaboró"
        REVIEWED = "reviewed", "Revisó"
        AUTHORISED = "authorised", "Autorizó"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="approvals")
    step = models.CharField(max_length=10, choices=Step)
    post = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "step"], name="each_signature_once")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.step}"
