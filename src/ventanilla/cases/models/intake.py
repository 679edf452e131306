"""From the door to the control: entered, routed, assessed, papers checked, put in the petition control."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act


class Entered(Act):
    """DF-07-01 step 1: the person was entered at the front desk, or the letter at the registry office."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="entered")
    way = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.case_id} {self.way}"


class Routing(Act):
    """Step 2: Dirección Comercial reviewed a letter and routed it with the daily register of users."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="routings")
    area = models.CharField("área", max_length=60)
    note = models.TextField("instrucción", blank=True)

    def __str__(self) -> str:
        return f"turno de {self.case_id}"


class Assessment(Act):
    """Step 3: whether the matter can be solved at once, and what it is about."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    matter = models.CharField(max_length=60)
    immediate = models.BooleanField()
    note = models.TextField("nota", blank=True)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.matter}"


class PaperCheck(Act):
    """Papers seen against the requirements: `seen` and `missing` are lists of paper codes."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="paper_checks")
    seen = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    note = models.TextField("nota", blank=True)

    def __str__(self) -> str:
        return f"{self.case_id}: faltan {len(self.missing)}"


class MissingPapers(Act):
    """The printed list of what is missing, told to the person."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="missing_papers")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    papers = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"faltantes de {self.case_id}"


class ControlEntry(Act):
    """Step 6: the case stands in the petition control (ON-GAU-02), and who asks is known."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="control_entry")
    third_party = models.BooleanField()
    note = models.TextField("nota", blank=True)

    def __str__(self) -> str:
        return f"control de {self.case_id}"
