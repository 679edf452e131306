"""A meter on an account, from when to when."""

from django.db import models

from ventanilla.register.models.account import Account


class Meter(models.Model):
    """A meter by its serial. `serial_key` is the serial without signs and `serial_tail` the same backwards."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="meters")
    serial = models.CharField("número de serie", max_length=40)
    serial_key = models.CharField(max_length=40, editable=False)
    serial_tail = models.CharField(max_length=40, editable=False)
    starts_on = models.DateField("desde", null=True, blank=True)
    ends_on = models.DateField("hasta", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(ends_on__isnull=True), name="one_meter_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["serial_key"], name="meter_serial_key", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["serial_tail"], name="meter_serial_tail", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.serial
