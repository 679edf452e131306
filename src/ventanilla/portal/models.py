"""A wrong try at the door, kept for a day so that guessing is slowed down."""

from django.db import models


class Miss(models.Model):
    """A folio and word that did not match. `source` is a keyed digest of where it came from, not the address."""

    source = models.CharField(max_length=64)
    folio = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["source", "at"], name="misses_of_source"),
            models.Index(fields=["at"], name="misses_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.folio} {self.at}"
