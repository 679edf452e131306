"""A person at the front desk, what she brings, and how each matter of hers ended."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Visit(Act):
    """One line of the day's log: who came, when and about which account; `by_name` is who served.

    `matter` is what she said on arriving, as it was written then; what is attended are its `matters`. One that could
    not be written when she came stands late in the log of a later day, marked by `came_at`.
    """

    key = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    number = models.PositiveIntegerField()
    name = models.CharField("nombre", max_length=200)
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, null=True, related_name="visits")
    matter = models.CharField("asunto", max_length=300)
    ticket = models.OneToOneField("turns.Ticket", on_delete=models.PROTECT, null=True, related_name="visit")
    came_at = models.DateTimeField("vino el", null=True, help_text="solo de la que se anota tarde")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="visit_number_once_a_day")]
        indexes = [models.Index(fields=["account", "-id"], name="visits_of_account")]

    def __str__(self) -> str:
        return f"{self.day} {self.number}"

    @property
    def subject(self) -> Subject:
        """What this visit is for the journal."""
        return Subject("visit", str(self.pk), f"{self.day.isoformat()}/{self.number}")


class VisitMatter(Act):
    """One matter of a visit, numbered in it from 1: what for, in words and, where it was said, as the pack calls it."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="matters")
    number = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=60, blank=True, help_text="código de asunto del paquete, o vacío")
    text = models.CharField("asunto", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="matter_number_once_a_visit")]
        ordering = ["visit_id", "number"]

    def __str__(self) -> str:
        return f"{self.visit_id}.{self.number} {self.text}"

    @property
    def ending(self) -> "Outcome | None":
        """How it ended; None while it is being attended."""
        return getattr(self, "outcome", None)


class Outcome(Act):
    """How a matter ended: solved on the spot, a petition opened, sent to another area, only informed, or she left.

    `area` is the code of the area it went to when it was not solved at the desk.
    """

    RESOLVED, CASE, SENT, INFORMED, LEFT = "resolved", "case", "sent", "informed", "left"
    KINDS = [
        (RESOLVED, "Resuelto de inmediato"),
        (CASE, "Petición abierta"),
        (SENT, "Se turnó a otra área"),
        (INFORMED, "Se dio información"),
        (LEFT, "Se retiró sin ser atendido"),
    ]
    INTERNAL = (RESOLVED, INFORMED)
    """What the front desk solved by itself."""
    REFERRED = (CASE, SENT)
    """What another area has to solve."""
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="outcomes")
    matter = models.OneToOneField(VisitMatter, on_delete=models.PROTECT, related_name="outcome")
    kind = models.CharField(max_length=10, choices=KINDS)
    resolution = models.CharField(max_length=60, blank=True)
    area = models.CharField("área a la que se turnó", max_length=60, blank=True)
    legacy_system = models.CharField(max_length=60, blank=True)
    legacy_folio = models.CharField(max_length=80, blank=True)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, null=True, related_name="visit_outcome")
    note = models.CharField("nota", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()
