"""A published version of a procedure: its files by hash, never changed afterwards."""

from django.db import models


class Definition(models.Model):
    """`files` maps the name inside the procedure's folder to the sha256 of a `utility.PackFile`.

    `lanes` are the lane keys of its tasks, so that an inbox can be asked without reading the diagram.
    """

    procedure = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    files = models.JSONField()
    lanes = models.JSONField(default=list)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "number"], name="definition_once")]

    def __str__(self) -> str:
        return f"{self.title} v. {self.number}"
