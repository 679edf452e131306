"""How a case ends: solved at once, folio discharged, closed with its reason (steps 5, 13, 14 and 15)."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act


class ImmediateResolution(Act):
    """Solved on the spot: its kind and, where it needs one, the folio in the legacy system."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="immediate_resolution")
    kind = models.CharField(max_length=60)
    legacy_system = models.CharField(max_length=60, blank=True)
    legacy_folio = models.CharField(max_length=80, blank=True)
    note = models.TextField("qué se resolvió")

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind}"


class Discharge(Act):
    """The registry office received the signed copy and discharged the folio."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="discharge")
    note = models.TextField("nota", blank=True)

    def __str__(self) -> str:
        return f"baja de {self.case_id}"


class Closure(Act):
    """The case is closed; only the unmet accreditation closes it without an answer (B-08)."""

    ANSWERED, IMMEDIATE, UNACCREDITED = "answered", "immediate", "unaccredited"
    REASONS = [
        (ANSWERED, "Respuesta notificada"),
        (IMMEDIATE, "Resuelta de inmediato"),
        (UNACCREDITED, "No acreditó en el término"),
    ]
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="closure")
    reason = models.CharField(max_length=14, choices=REASONS)
    note = models.TextField("nota", blank=True)
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.get_reason_display()
