"""A row of an import that could not enter, with its reason."""

from django.db import models

from ventanilla.register.models.import_run import ImportRun


class RejectedRow(models.Model):
    """`cells` are the original columns as text; `line` is the row's number in the file; `reason` is in Spanish."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rejected_rows")
    line = models.PositiveIntegerField("renglón")
    code = models.CharField(max_length=40)
    reason = models.CharField("motivo", max_length=300)
    cells = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["run", "line"], name="rejected_of_run")]

    def __str__(self) -> str:
        return f"renglón {self.line}: {self.reason}"

    @property
    def said(self) -> str:
        """The cells that say something, in one line."""
        return " · ".join(cell for cell in self.cells if cell)
