"""An import of what another system said was owed and paid: its file, how far it got, what it read and rejected."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class MoneyImport(Act):
    """An import in chunks, each committed with its position, so that a killed one goes on where it stood (H-01).

    `cut_off` is the last day that the other system kept. `read` holds for each concept of the pack (and each unknown
    one as it was called) rows and whole centavos; `posted` what the ledger has of this run by concept, read back from
    it at the end. A `dry` run writes nothing in the ledger.
    """

    BALANCES, CHARGES, PAYMENTS = "balances", "charges", "payments"
    KINDS = [(BALANCES, "Saldos al corte"), (CHARGES, "Cargos"), (PAYMENTS, "Pagos")]
    kind = models.CharField("qué trae", max_length=10, choices=KINDS)
    cut_off = models.DateField("corte del otro sistema")
    file_name = models.CharField("archivo", max_length=200)
    sha256 = models.CharField(max_length=64)
    mapping_name = models.CharField("correspondencia", max_length=200)
    mapping = models.TextField()
    header = models.JSONField(default=list)
    staged = models.CharField(max_length=200)
    dry = models.BooleanField("simulacro", default=False)
    finished_at = models.DateTimeField("terminada", null=True, blank=True)
    total = models.PositiveIntegerField("renglones", default=0)
    done = models.PositiveIntegerField("leídos", default=0)
    position = models.PositiveBigIntegerField(default=0)
    entered = models.PositiveIntegerField("entraron", default=0)
    known = models.PositiveIntegerField("ya estaban", default=0)
    rejected = models.PositiveIntegerField("rechazados", default=0)
    remarks = models.JSONField("avisos", default=list)
    read = models.JSONField(default=dict)
    posted = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(finished_at__isnull=True), name="money_import_unfinished")
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_kind_display()})"

    @property
    def percent(self) -> int:
        """How much of the file has been read, 0 to 100."""
        return 100 if not self.total else self.done * 100 // self.total

    @property
    def empty(self) -> int:
        """How many rows said zero, so that nothing of them enters."""
        rows: int = sum(sums.get("empty", (0, 0))[0] for sums in self.read.values())
        return rows

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("money_import", str(self.pk), self.file_name)

    @property
    def batch_prefix(self) -> str:
        """How the keys of its batches of the ledger begin."""
        return f"old:{self.pk}:"


class RefusedLine(models.Model):
    """A row that did not enter. `centavos` is None where it could not be read; `cells` are the original columns."""

    run = models.ForeignKey(MoneyImport, on_delete=models.PROTECT, related_name="refused")
    line = models.PositiveIntegerField("renglón")
    account = models.CharField("cuenta", max_length=60)
    concept = models.CharField("concepto", max_length=80)
    centavos = models.BigIntegerField("importe", null=True)
    code = models.CharField(max_length=40)
    reason = models.CharField("motivo", max_length=300)
    cells = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["run", "line"], name="refused_of_money_import")]

    def __str__(self) -> str:
        return f"renglón {self.line}: {self.reason}"
