"""What the clock itself said of a term: a reminder before its last day, or an escalation after it (B-03)."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.cases.models.referral import Referral
from ventanilla.documents.models import Act


class Alert(Act):
    """`rule` is the code of the pack's alert; `post`, or else `area`, whom it is for; `days` left, negative when late.

    A term that is moved to another last day may be spoken of again.
    """

    REMINDER, ESCALATION = "reminder", "escalation"
    KINDS = [(REMINDER, "Recordatorio"), (ESCALATION, "Escalamiento")]

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="alerts")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, related_name="alerts")
    deadline = models.ForeignKey("deadlines.Deadline", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=KINDS)
    post = models.CharField(max_length=60, blank=True)
    area = models.CharField(max_length=60, blank=True)
    last_day = models.DateField()
    days = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deadline", "rule", "last_day"], name="alert_once")]
        indexes = [
            models.Index(fields=["post", "-id"], name="alerts_of_post"),
            models.Index(fields=["area", "-id"], name="alerts_of_area", condition=models.Q(post="")),
        ]

    def __str__(self) -> str:
        return f"{self.rule} de {self.case_id}"
