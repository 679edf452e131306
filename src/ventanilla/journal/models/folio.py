"""Counters without gaps and the folios they gave."""

from django.db import models


class FolioCounter(models.Model):
    """The last number given in a series and period; locked while the next one is taken."""

    series = models.CharField(max_length=40)
    period = models.CharField(max_length=10, blank=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="one_counter_per_period")]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"


class IssuedFolio(models.Model):
    """A folio given to something; append-only, so gaps and doubles can be proved absent."""

    series = models.CharField(max_length=40)
    period = models.CharField(max_length=10, blank=True)
    number = models.PositiveBigIntegerField()
    folio = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "period", "number"], name="folio_number_once")]

    def __str__(self) -> str:
        return self.folio
