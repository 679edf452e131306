"""Which matter of a visit a correction of the register was asked for."""

from django.db import models

from ventanilla.reception.models.visit import VisitMatter


class MatterCorrection(models.Model):
    """A correction asked while its matter was attended: who and when stand in the correction itself."""

    matter = models.ForeignKey(VisitMatter, on_delete=models.PROTECT, related_name="corrections")
    correction = models.OneToOneField("register.Correction", on_delete=models.PROTECT, related_name="visit_matter")

    def __str__(self) -> str:
        return f"{self.correction_id} de {self.matter_id}"
