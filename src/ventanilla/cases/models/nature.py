"""What kind of thing was presented, in the words of the pack, and whose answer it contests."""

from django.db import models

from ventanilla.cases.models.case import Case
from ventanilla.documents.models import Act


class Nature(Act):
    """The kind of a case, where the pack tells kinds apart. `contests` is the case whose answer it contests.

    `in_time` says whether it was presented within the term to contest, which ended on `last_day`; both are empty
    when it contests nothing, and `last_day` also while the answer was never notified.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="nature")
    kind = models.CharField("tipo", max_length=40)
    contests = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="contested_by")
    in_time = models.BooleanField("en término", null=True)
    last_day = models.DateField("último día para presentarla", null=True)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind}"
