"""One thing that happened and many complain of: the petitions joined to it, their shared answer, and its end."""

from django.db import models

from ventanilla.cases.models.answer import AnswerDraft
from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Incident(Act):
    """What happened, where and since when; `area` is the one responsible. `key` is the client's.

    A petition joined to it stays a petition: its folio, its clock, its procedure and its place in every count.
    """

    folio = models.CharField(max_length=60, unique=True)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField("qué pasa", max_length=160)
    description = models.TextField("descripción", blank=True)
    matter = models.CharField("materia", max_length=60)
    neighbourhood = models.CharField("colonia", max_length=120, blank=True)
    place = models.CharField("lugar", max_length=200, blank=True)
    began_on = models.DateField("desde")
    area = models.CharField("área responsable", max_length=60)

    def __str__(self) -> str:
        return self.folio

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("incident", str(self.pk), self.folio)

    @property
    def is_open(self) -> bool:
        return self.state.resolved_at is None


class IncidentState(models.Model):
    """What lists need to know fast: whether it was resolved, and how many petitions are joined; re-derived by a check.

    Joining, separating and resolving hold this row, so that they come one after the other.
    """

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, primary_key=True, related_name="state")
    resolved_at = models.DateTimeField(null=True)
    petitions = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-incident"], name="incidents_open", condition=models.Q(resolved_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"estado de {self.incident_id}"


class Joining(Act):
    """A petition was joined to the incident; it may be separated, and joined again, each time with a row."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="joinings")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="joinings")

    def __str__(self) -> str:
        return f"{self.case_id} en {self.incident_id}"


class Separation(Act):
    """It was not the same thing after all, and why."""

    joining = models.OneToOneField(Joining, on_delete=models.PROTECT, related_name="separation")
    reason = models.TextField("motivo")

    def __str__(self) -> str:
        return f"separación de {self.joining_id}"


class JoinedCase(models.Model):
    """The incident a petition is joined to now: one at most. Goes away when it is separated; the facts stay."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="joined")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="members", db_index=False)
    joining = models.OneToOneField(Joining, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["incident", "case"], name="cases_of_incident")]

    def __str__(self) -> str:
        return f"{self.case_id} en {self.incident_id}"


class SharedAnswer(Act):
    """One version of what is answered to all: the parts of a draft, with one answer for what all of them ask."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    opening = models.TextField("antecedentes", blank=True)
    area = models.CharField("quién responde", max_length=60)
    evidence = models.TextField("pruebas")
    answer = models.TextField("respuesta")
    grounds = models.TextField("fundamento")
    closing = models.TextField("conclusión")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "version"], name="shared_answer_once")]

    def __str__(self) -> str:
        return f"{self.incident_id} v{self.version}"


class SharedDraft(models.Model):
    """The draft of a petition that was made of a shared answer, word for word."""

    draft = models.OneToOneField(AnswerDraft, on_delete=models.PROTECT, primary_key=True, related_name="shared")
    answer = models.ForeignKey(SharedAnswer, on_delete=models.PROTECT, related_name="drafts")

    def __str__(self) -> str:
        return f"borrador {self.draft_id} de {self.answer_id}"


class IncidentResolution(Act):
    """What happened is over: what was done. Nothing more is joined; what is joined is still answered."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="resolution")
    what = models.TextField("qué se hizo")

    def __str__(self) -> str:
        return f"{self.incident_id} resuelto"
