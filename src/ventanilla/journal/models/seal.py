"""Seals: batches of entries closed into a chain, so that a change by force is noticed."""

from django.db import models

from ventanilla.journal.models.entry import Entry


class Seal(models.Model):
    """One link. `digest` covers the number, the digest before, the moment, the day and every member's digest."""

    number = models.PositiveBigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    members = models.PositiveIntegerField()
    at = models.DateTimeField()
    closes_on = models.DateField(null=True, unique=True, help_text="the local day this seal closes, or empty")

    def __str__(self) -> str:
        return f"sello {self.number}"


class SealMember(models.Model):
    """An entry inside a seal: exactly one, whatever the order in which transactions committed."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="entries")

    def __str__(self) -> str:
        return f"{self.entry_id} en {self.seal_id}"
