"""A matter handed to an area to be solved, or asked from it for information (step 9, ON-GAU-02)."""

from django.db import models

from ventanilla.cases.models.case import Case, Point
from ventanilla.documents.models import Act


class Referral(Act):
    """What was sent to which area, for what purpose and by which way; `round` counts the times a case was referred."""

    SOLVE, INFORM = "solve", "inform"
    PURPOSES = [(SOLVE, "Para que lo resuelva"), (INFORM, "Para que informe")]
    SYSTEM, LETTER = "system", "letter"
    WAYS = [(SYSTEM, "En el sistema"), (LETTER, "Por oficio numerado")]

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    area = models.CharField(max_length=60)
    round = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=10, choices=PURPOSES)
    way = models.CharField(max_length=10, choices=WAYS)
    instructions = models.TextField("instrucciones")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    points = models.ManyToManyField(Point, related_name="referrals")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "area", "round"], name="area_once_a_round")]
        indexes = [
            models.Index(fields=["area", "-id"], name="referrals_of_area"),
            models.Index(fields=["at"], name="referrals_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.area}"


class Acknowledgement(Act):
    """The area received it: date, hour and who."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="acknowledgement")

    def __str__(self) -> str:
        return f"acuse de {self.referral_id}"


class ReferralAnswer(Act):
    """What the area found or did, with its resolving document or the folio of the help desk (B-09)."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="answer")
    text = models.TextField("informe")
    external_folio = models.CharField("folio RAS", max_length=80, blank=True)
    attachment = models.ForeignKey("documents.Attachment", on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"informe de {self.referral_id}"


class ReferralReturn(Act):
    """The area sent it back: it is not theirs, or something is lacking."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="returned")
    reason = models.TextField("motivo")

    def __str__(self) -> str:
        return f"devolución de {self.referral_id}"
