"""What of a cut goes to the bank, and the deposits that took it there."""

from django.db import models

from ventanilla.cashier.models.cut import Cut
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class DepositDue(models.Model):
    """What a cut has to take to the bank by one means: its cash without the float, or its cheques."""

    cut = models.ForeignKey(Cut, on_delete=models.PROTECT, related_name="dues")
    means = models.CharField(max_length=20)
    centavos = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cut", "means"], name="deposit_due_once"),
            models.CheckConstraint(condition=models.Q(centavos__gt=0), name="deposit_due_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.cut_id} {self.means} {self.centavos}"


class PendingDeposit(models.Model):
    """What is left to deposit of a due: it less the deposits that stand; at zero the row goes."""

    due = models.OneToOneField(DepositDue, on_delete=models.PROTECT, primary_key=True, related_name="pending")
    centavos = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(centavos__gt=0), name="pending_deposit_is_something")]

    def __str__(self) -> str:
        return f"{self.due_id}: {self.centavos}"


class Deposit(Act):
    """What the bank received on one slip, in whole centavos: of one cut, of a part of it, or of several.

    `bank` is a code of the pack, `reference` the number that the bank gave, and `deposited_on` the day on its slip,
    which is the one for which the ledger's entry counts.
    """

    key = models.CharField(max_length=64, unique=True)
    bank = models.CharField("banco", max_length=40)
    reference = models.CharField("ficha", max_length=40)
    deposited_on = models.DateField("fecha del depósito")
    centavos = models.BigIntegerField("importe")
    entry = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, related_name="deposit")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(centavos__gt=0), name="deposit_takes_something")]
        indexes = [models.Index(fields=["bank", "reference"], name="deposits_of_slip")]

    def __str__(self) -> str:
        return f"{self.bank} {self.reference}"

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("deposit", str(self.pk), self.reference)

    @property
    def undone(self) -> "DepositAnnulment | None":
        """How it was undone; None while it stands."""
        return getattr(self, "annulment", None)


class DepositPart(models.Model):
    """What a deposit took of one due."""

    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="parts")
    due = models.ForeignKey(DepositDue, on_delete=models.PROTECT, related_name="parts")
    centavos = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deposit", "due"], name="deposit_part_once"),
            models.CheckConstraint(condition=models.Q(centavos__gt=0), name="deposit_part_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.deposit_id}: {self.due_id} {self.centavos}"


class DepositAnnulment(Act):
    """A deposit undone, and why: what it took is to be deposited again."""

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="annulment")
    reason = models.CharField("motivo", max_length=300)

    def __str__(self) -> str:
        return str(self.deposit_id)
