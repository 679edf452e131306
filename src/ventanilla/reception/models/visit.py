"""A person at the front desk, and how the visit ended."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Visit(Act):
    """One line of the day's log: who came, when, about which account and what for; `by_name` is who served."""

    key = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    number = models.PositiveIntegerField()
    name = models.CharField("nombre", max_length=200)
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, null=True, related_name="visits")
    matter = models.CharField("asunto", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="visit_number_once_a_day")]
        indexes = [models.Index(fields=["account", "-id"], name="visits_of_account")]

    def __str__(self) -> str:
        return f"{self.day} {self.number}"

    @property
    def subject(self) -> Subject:
        """What this visit is for the journal."""
        return Subject("visit", str(self.pk), f"{self.day.isoformat()}/{self.number}")


class Outcome(Act):
    """How a visit ended: solved on the spot, a case opened, only informed, or the person left."""

    RESOLVED, CASE, INFORMED, LEFT = "resolved", "case", "informed", "left"
    KINDS = [
        (RESOLVED, "Resuelto de inmediato"),
        (CASE, "Petición abierta"),
        (INFORMED, "Se dio información"),
        (LEFT, "Se retiró sin ser atendido"),
    ]
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="outcome")
    kind = models.CharField(max_length=10, choices=KINDS)
    resolution = models.CharField(max_length=60, blank=True)
    legacy_system = models.CharField(max_length=60, blank=True)
    legacy_folio = models.CharField(max_length=80, blank=True)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, null=True, related_name="visit_outcome")
    note = models.CharField("nota", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()
