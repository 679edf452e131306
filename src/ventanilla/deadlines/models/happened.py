"""What happened to a deadline: pauses, restarts, extensions, and moves by a new calendar; each with its document."""

from django.db import models

from ventanilla.deadlines.models.deadline import Deadline


class DeadlinePause(models.Model):
    """A suspension; `ends_at` is empty while it lasts. Several may overlap."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=200)
    document = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    suspended_by = models.CharField(max_length=200)
    ends_at = models.DateTimeField(null=True)
    resumed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "reason"], condition=models.Q(ends_at__isnull=True), name="one_open_pause_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} ({self.deadline_id})"


class DeadlineRestart(models.Model):
    """The term counts anew from `at`."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="restarts")
    reason = models.CharField(max_length=200)
    document = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.reason} ({self.deadline_id})"


class DeadlineExtension(models.Model):
    """More time, granted before expiry."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    amount = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    document = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"+{self.amount} ({self.deadline_id})"


class DeadlineMove(models.Model):
    """A date that changed because the calendar did: from where, to where, by which revision of the pack."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="moves")
    from_due_at = models.DateTimeField()
    to_due_at = models.DateTimeField()
    from_revision = models.PositiveBigIntegerField()
    to_revision = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.deadline_id}: {self.from_due_at} → {self.to_due_at}"
