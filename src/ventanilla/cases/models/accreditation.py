"""A third party is told to prove standing; the days run from the receipt of that letter (step 6, CPA 118-119)."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act


class AccreditationRequest(Act):
    """The letter that asks for proof of standing."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="accreditation_request")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"requerimiento de {self.case_id}"


class AccreditationNotice(Act):
    """The letter was received: from this moment the term runs."""

    request = models.OneToOneField(AccreditationRequest, on_delete=models.PROTECT, related_name="notice")
    received_at = models.DateTimeField()
    received_by = models.CharField("recibió", max_length=200)

    def __str__(self) -> str:
        return f"recibido por {self.received_by}"


class Accreditation(Act):
    """The papers that prove standing arrived in time; `papers` are paper codes."""

    request = models.OneToOneField(AccreditationRequest, on_delete=models.PROTECT, related_name="accreditation")
    papers = models.JSONField(default=list)
    note = models.TextField("nota", blank=True)

    def __str__(self) -> str:
        return f"acreditación de {self.request_id}"
