"""The answer, point by point: drafts, their review, and the one that was issued (steps 12 and 13)."""

from django.db import models

from ventanilla.cases.models.case import Case, Point
from ventanilla.documents.models import Act


class AnswerDraft(Act):
    """One version of the answer; returning it makes place for the next."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveSmallIntegerField()
    opening = models.TextField("antecedentes")
    closing = models.TextField("conclusión")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="draft_version_once")]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"


class PointAnswer(models.Model):
    """How a draft takes up one point: who answers for it, evidence, answer and grounds."""

    draft = models.ForeignKey(AnswerDraft, on_delete=models.PROTECT, related_name="answers")
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="answers")
    area = models.CharField("área", max_length=60, blank=True)
    evidence = models.TextField("pruebas", blank=True)
    answer = models.TextField("respuesta", blank=True)
    grounds = models.TextField("fundamento", blank=True)

    class Meta:
        ordering = ["point__number"]
        constraints = [models.UniqueConstraint(fields=["draft", "point"], name="point_answered_once_a_draft")]

    def __str__(self) -> str:
        return f"respuesta a {self.point_id}"


class AnswerReview(Act):
    """The director approved the draft, or returned it with a reason."""

    draft = models.OneToOneField(AnswerDraft, on_delete=models.PROTECT, related_name="review")
    approved = models.BooleanField()
    reason = models.TextField("observaciones", blank=True)

    def __str__(self) -> str:
        return "aprobada" if self.approved else "devuelta"


class IssuedAnswer(Act):
    """The numbered letter that answers the case."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="issued_answer")
    draft = models.OneToOneField(AnswerDraft, on_delete=models.PROTECT, related_name="issued")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"respuesta de {self.case_id}"
