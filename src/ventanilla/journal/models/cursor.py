"""How far a subscriber has read the journal."""

from django.db import models


class SubscriberCursor(models.Model):
    """The number of the last seal whose entries the subscriber has been given, written with what it did of them."""

    name = models.CharField(max_length=80, primary_key=True)
    seal = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} hasta el sello {self.seal}"
