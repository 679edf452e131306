"""A message from outside the procedure (a payment, a notice): kept when it comes before anybody waits for it."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from ventanilla.processes.models.token import Token


class Message(models.Model):
    """`token` and `delivered_at` are empty while nobody has waited for that name and key."""

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=200)
    token = models.ForeignKey(Token, null=True, on_delete=models.PROTECT, related_name="messages")
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"], condition=models.Q(delivered_at=None), name="one_early_message_per_key"
            )
        ]
        indexes = [models.Index(fields=["name", "key"], name="message_by_key")]

    def __str__(self) -> str:
        return f"{self.name} {self.key}"
