"""A telephone number of a party."""

from django.db import models

from ventanilla.register.contact import shown_phone
from ventanilla.register.models.party import Party
from ventanilla.utility.queries import current_pack


class Phone(models.Model):
    """A number in E.164; `tail` is its digits backwards, so that the last digits find it through an index."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="phones")
    number = models.CharField("teléfono", max_length=20)
    tail = models.CharField(max_length=20, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "number"], name="phone_once_per_party")]
        indexes = [models.Index(fields=["tail"], name="phone_tail", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.number

    @property
    def shown(self) -> str:
        """The number as people write it."""
        return shown_phone(self.number, current_pack().section("utility").country)
