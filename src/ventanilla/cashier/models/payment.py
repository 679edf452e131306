"""A payment with its means and its receipt, its printings, and how it was undone."""

from datetime import datetime

from django.db import models

from ventanilla.cashier.models.paper_receipt import PaperReceipt
from ventanilla.cashier.models.till_session import TillSession
from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.ledger.models import LedgerAccount, Transfer


class Payment(Act):
    """What somebody paid for an account, in whole centavos; the ledger's entry says what it paid.

    `tendered` is the cash handed over and `change` what was given back. `due` is the entry of lateness and rounding
    that this payment brought about, and `order` the settlement that was presented. `at` is when it was written down:
    of a receipt written by hand, when it was entered.
    """

    key = models.CharField(max_length=64, unique=True)
    folio = models.CharField(max_length=40, unique=True)
    session = models.ForeignKey(TillSession, on_delete=models.PROTECT, related_name="payments")
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="payments")
    order = models.ForeignKey("billing.IssuedSettlement", on_delete=models.PROTECT, null=True, related_name="payments")
    entry = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, related_name="payment")
    due = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, null=True, related_name="payment_due")
    centavos = models.BigIntegerField("importe")
    tendered = models.BigIntegerField("recibido en efectivo")
    change = models.BigIntegerField("cambio")
    payer = models.CharField("a nombre de", max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(centavos__gt=0), name="payment_pays_something")]
        indexes = [
            models.Index(fields=["session", "-id"], name="payments_of_session"),
            models.Index(fields=["account", "-id"], name="payments_of_account"),
        ]

    def __str__(self) -> str:
        return self.folio

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("payment", str(self.pk), self.folio)

    @property
    def undone(self) -> "Cancellation | None":
        """How it was undone; None while it stands."""
        return getattr(self, "cancellation", None)

    @property
    def from_paper(self) -> PaperReceipt | None:
        """The receipt written by hand from which it was entered; None when it was collected here."""
        return getattr(self, "paper", None)

    @property
    def pays_order(self) -> bool:
        """Whether it is of as much as the order that was presented; an order may be paid in part."""
        return self.order is not None and self.centavos >= self.order.to_pay

    @property
    def received_at(self) -> datetime:
        """When the money was received: the moment of the paper, if there was one."""
        written = self.from_paper.written_at if self.from_paper else None
        return written or self.at


class PaymentMeans(models.Model):
    """A part of a payment by one means, as the pack calls it; of cash, what stayed in the till."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="means")
    means = models.CharField(max_length=20)
    centavos = models.BigIntegerField()
    reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(centavos__gt=0), name="means_pays_something")]

    def __str__(self) -> str:
        return f"{self.means} {self.centavos}"


class Cancellation(Act):
    """A payment undone, by somebody else than who collected it, and why.

    One of a till still open gives its money back and leaves the cut; a later one is a reversal that no cut sees. A
    returned cheque that paid only a part has the `entry` that takes that part back: what else was paid stands.
    """

    CANCELLED, REVERSED, BOUNCED = "cancelled", "reversed", "bounced"
    KINDS = [(CANCELLED, "Cancelado"), (REVERSED, "Revertido después del corte"), (BOUNCED, "Cheque devuelto")]
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="cancellation")
    kind = models.CharField(max_length=10, choices=KINDS)
    reason = models.CharField("motivo", max_length=300)
    entry = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, null=True, related_name="+")

    @property
    def stands(self) -> int:
        """What is left of the payment, in whole centavos. One query when a part of it stands."""
        if self.entry_id is None:
            return 0
        moved = Transfer.objects.filter(entry=self.entry_id, credit__kind=LedgerAccount.MEANS)
        return self.payment.centavos - sum(moved.values_list("centavos", flat=True))

    def __str__(self) -> str:
        return self.get_kind_display()


class ReceiptPrint(Act):
    """A receipt was printed; all but the first are marked as copies."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="prints")

    def __str__(self) -> str:
        return str(self.payment_id)
