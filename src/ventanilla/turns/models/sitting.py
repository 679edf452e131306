"""Who sits at which desk, from when to when; each day begins with all of them closed."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Sitting(Act):
    """Somebody opened a desk on a day: `by_id` is who sits there."""

    day = models.DateField()
    desk = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["day", "desk"], name="turn_sittings_of_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.desk} {self.by_name}"

    @property
    def subject(self) -> Subject:
        """What this is for the journal."""
        return Subject("turn_desk", self.desk, f"{self.day.isoformat()}/{self.desk}")


class SittingEnd(Act):
    """The desk was closed."""

    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="end")

    def __str__(self) -> str:
        return str(self.sitting)
