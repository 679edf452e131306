"""What is asked of supporting processes on account of a matter: IT, purchases, general services, staff, leaflets."""

from django.db import models

from ventanilla.cases.models.case import Case, ExternalReference
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class SupportRequest(Act):
    """What was asked, of which process (a code of the pack), about a case or an account. `key` is the client's."""

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=60)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="support_requests")
    account = models.ForeignKey(
        "register.Account", on_delete=models.PROTECT, null=True, related_name="support_requests"
    )
    text = models.TextField("qué se pide")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) ^ models.Q(account__isnull=False), name="support_about_one_thing"
            )
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="support_of_case"),
            models.Index(fields=["account", "id"], name="support_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def subject(self) -> Subject:
        """On whose timeline it is told: the case or the account."""
        found: Subject = self.case.subject if self.case else self.account.subject  # type: ignore[union-attr]
        return found

    @property
    def folio(self) -> str:
        """Its folio in the system of the other process, or ""."""
        known = getattr(self, "noted", None)
        return known.shown if known else ""

    @property
    def is_open(self) -> bool:
        return not hasattr(self, "closure")


class SupportFolio(Act):
    """The folio the other process gave. Of a case it is one of its external references, and stands only there."""

    request = models.OneToOneField(SupportRequest, on_delete=models.PROTECT, related_name="noted")
    reference = models.OneToOneField(ExternalReference, on_delete=models.PROTECT, null=True, related_name="support")
    folio = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        return self.reference.folio if self.reference else self.folio


class SupportClosure(Act):
    """How it ended: attended, refused by the other process, or no longer needed; and what was answered."""

    ATTENDED, REFUSED, WITHDRAWN = "attended", "refused", "withdrawn"
    KINDS = [(ATTENDED, "Lo atendieron"), (REFUSED, "No lo atendieron"), (WITHDRAWN, "Ya no hizo falta")]
    request = models.OneToOneField(SupportRequest, on_delete=models.PROTECT, related_name="closure")
    kind = models.CharField(max_length=10, choices=KINDS)
    answer = models.TextField("qué contestaron")

    def __str__(self) -> str:
        return self.get_kind_display()


class SupportOpen(models.Model):
    """The requests not closed yet, for a list that does not grow with those that are: a row goes when it closes."""

    request = models.OneToOneField(SupportRequest, on_delete=models.PROTECT, primary_key=True, related_name="waiting")
    kind = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["kind", "request"], name="support_open_by_kind")]

    def __str__(self) -> str:
        return f"abierta {self.request_id}"
