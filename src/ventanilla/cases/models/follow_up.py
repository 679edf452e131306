"""What Atención a Usuarios does while others have the matter: daily review, reminders, escalation, complements."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.cases.models.referral import Referral
from ventanilla.documents.models import Act


class FollowUp(Act):
    """A logged review of something that is out: what was asked and what was answered.

    `referral` is the one reviewed in the daily list; a follow-up of the whole case has none.
    """

    REVIEW, REMINDER, ESCALATION, WARNING, EXPIRY = "review", "reminder", "escalation", "warning", "expiry"
    PROGRESS, CLOSING, ANSWERED = "progress", "closing", "answered"
    REVIEWS = [
        (PROGRESS, "Se pidió avance"),
        (CLOSING, "Se pidió cierre"),
        (ANSWERED, "El área contestó"),
    ]
    KINDS = [
        *REVIEWS,
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
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, related_name="reviews", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="reviews_of_day", condition=models.Q(referral__isnull=False)),
            # With the many that have no referral in it, a database that counts would not use it.
            models.Index(fields=["referral"], name="reviews_of_referral", condition=models.Q(referral__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} de {self.case_id}"


class ReviewDay(Act):
    """The daily review of what is out was closed: how many referrals were out, and how many of them reviewed."""

    day = models.DateField(unique=True)
    out = models.PositiveIntegerField()
    reviewed = models.PositiveIntegerField()
    note = models.TextField("por qué quedó sin revisar", blank=True)

    def __str__(self) -> str:
        return f"revisión del {self.day}"


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
