"""A month closed: its figures and the folios each of them counted, as they were at that moment."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.indicators.points import Figure, Item
from ventanilla.journal.actor import Subject
from ventanilla.lib.months import Month


class MonthClosing(Act):
    """Who closed which month and when. `digest` covers its items; the journal keeps it too."""

    month = models.DateField(unique=True)
    pack_revision = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"cierre de {self.month:%Y-%m}"

    @property
    def subject(self) -> Subject:
        """What this closing is for the journal."""
        return subject_of(Month.of(self.month))


def subject_of(month: Month) -> Subject:
    """What a month of the indicators is for the journal."""
    return Subject("indicators", month.code, month.code)


class FrozenFigure(models.Model):
    """The counts of an indicator at the closing, whole (`group` is "") and by group, with the goal of then."""

    closing = models.ForeignKey(MonthClosing, on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=60)
    group = models.CharField(max_length=60, blank=True)
    achieved = models.PositiveIntegerField()
    pending = models.PositiveIntegerField()
    out = models.PositiveIntegerField()
    goal = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["closing", "indicator", "group"], name="figure_once_a_closing")]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.indicator} {self.group}"

    @property
    def figure(self) -> Figure:
        return Figure(self.achieved, self.pending, self.out)


class FrozenItem(models.Model):
    """One folio counted at the closing: `origin` and `ref` say which row it is; no name of anybody is kept here."""

    closing = models.ForeignKey(MonthClosing, on_delete=models.PROTECT, related_name="items")
    indicator = models.CharField(max_length=60)
    origin = models.CharField(max_length=20)
    ref = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    folio = models.CharField(max_length=60)
    petition = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60)
    kind = models.CharField(max_length=80)
    place = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["closing", "indicator", "origin", "ref"], name="item_once_a_closing")
        ]
        indexes = [models.Index(fields=["closing", "indicator", "at", "origin", "ref"], name="items_in_order")]

    def __str__(self) -> str:
        return self.folio

    @property
    def item(self) -> Item:
        return Item(self.at, self.origin, self.ref, self.folio, self.petition, self.group, self.kind, self.place)
