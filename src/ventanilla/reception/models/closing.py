"""The closing of a day of the log: what was counted, under which seal of the journal, on which printed form."""

from django.db import models

from ventanilla.documents.models import Act, Document
from ventanilla.journal.models import Seal


class LogClosing(Act):
    """Nothing is added to its `day` afterwards. `counted` is how many matters ended in each way, by their code.

    `seal` is the link of the journal's chain that holds the closing itself and all that was written before it; its
    digest is printed on `document`, the day's form, whose bytes are made once.
    """

    day = models.DateField(unique=True)
    visits = models.PositiveIntegerField()
    matters = models.PositiveIntegerField()
    counted = models.JSONField(default=dict)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"cierre del {self.day}"
