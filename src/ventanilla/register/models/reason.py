"""What every change of a service says besides who and when: its reason, and the case that led to it."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Reasoned(Act):
    """An act with its reason. The case is a subject of a floor above by kind, id and folio; all empty without one."""

    reason = models.CharField("motivo", max_length=300)
    case_kind = models.CharField(max_length=24, blank=True)
    case_id = models.CharField(max_length=40, blank=True)
    case_folio = models.CharField("expediente", max_length=60, blank=True)

    class Meta:
        abstract = True

    @property
    def case(self) -> Subject | None:
        """What led to it."""
        return Subject(self.case_kind, self.case_id, self.case_folio) if self.case_kind else None
