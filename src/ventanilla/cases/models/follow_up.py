"""What Atención a Usuarios does while others have the matter: daily review, reminders, escalation, complements."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act


class FollowUp(Act):
    """A logged review of something that is out: what was asked and what was answered."""

    REVIEW, REMINDER, ESCALATION, WARNING, EXPIRY = "review", "reminder", "escalation", "warning", "expiry"
    KINDS = [
        (REVIEW, "Revisión diaria"),
        (REMINDER, "Recordatorio al área"),
        (ESCALATION, "Escalamiento"),
        (WARNING, "Aviso del plazo legal"),
        (EXPIRY, "Plazo legal vencido"),
    ]
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=12, choices=KINDS)
    area = models.CharField(max_length=60, blank=True)
    note = models.TextField("nota")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} de {self.case_id}"


class Complement(Act):
    """Step 11: an adjustment in the billing system, a payment order or a new contact, with who approved it."""

    ADJUSTMENT, ORDER, CONTACT, OTHER = "adjustment", "payment_order", "contact", "other"
    KINDS = [
        (ADJUSTMENT, "Ajuste en el sistema comercial"),
        (ORDER, "Orden de pago"),
        (CONTACT, "Contacto con el usuario"),
        (OTHER, "Otra acción"),
    ]
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complements")
    kind = models.CharField(max_length=16, choices=KINDS)
    description = models.TextField("qué se hizo")
    legacy_folio = models.CharField("folio en el sistema comercial", max_length=80, blank=True)
    approved_by = models.CharField("autorizó", max_length=200)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} de {self.case_id}"
