"""One running of a procedure about one subject."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from ventanilla.journal.actor import Subject
from ventanilla.processes.models.definition import Definition


class Instance(models.Model):
    """The row every step locks first. It keeps its definition until somebody moves it by an approved act."""

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="instances")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    folio = models.CharField(max_length=60, blank=True)
    variables = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)
    closed_node = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=models.Q(closed_at=None),
                name="one_open_instance_per_subject",
            )
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"], name="instance_of_subject")]

    def __str__(self) -> str:
        return f"{self.definition_id} {self.subject_kind}/{self.subject_id}"

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id, self.folio)
