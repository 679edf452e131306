"""A running or finished term about a subject; its rule is frozen, its dates are checked caches."""

from django.db import models

from ventanilla.deadlines.points import Term
from ventanilla.journal.actor import Subject


class Deadline(models.Model):
    """A term that started for a subject.

    `due_at` (excluded) and `last_day` are empty while suspended; once stopped `due_at` is empty, and
    `final_due_at` keeps the moment it had. `calendar_revision` is the pack revision whose calendar it is
    counted with: a later one applies only when somebody moves it.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    folio = models.CharField(max_length=60, blank=True)
    term_code = models.CharField(max_length=60)
    group = models.CharField(max_length=40)
    rule = models.JSONField()
    reminder = models.BooleanField(default=False)
    calendar_revision = models.PositiveBigIntegerField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    last_day = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=200, blank=True)
    stopped_what = models.CharField(max_length=200, blank=True)
    final_due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "group"], name="deadline_of_subject"),
            models.Index(
                fields=["due_at", "id"],
                name="deadline_due",
                condition=models.Q(stopped_at__isnull=True, reminder=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="deadline_stopped_whole",
                condition=models.Q(stopped_at__isnull=True, outcome="")
                | (models.Q(stopped_at__isnull=False, due_at__isnull=True) & ~models.Q(outcome="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.term_code} de {self.subject_kind}/{self.subject_id}"

    @property
    def term(self) -> Term:
        """The rule it started with."""
        return Term.from_rule(self.rule)

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id, self.folio)

    @property
    def is_stopped(self) -> bool:
        return self.stopped_at is not None

    @property
    def is_suspended(self) -> bool:
        return self.stopped_at is None and self.due_at is None
