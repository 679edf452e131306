"""A change of what an account owes that one person proposed and another authorises or refuses; what still waits."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.tariffs.points import WAYS, WRITE_OFF


class Adjustment(Act):
    """What somebody proposed (B-06): its `entry` is pending in the ledger until it is decided.

    `kind`, `name`, `way` and `citation` are of the pack as it was; `centavos` is its whole amount, and its lines are
    those of the entry. `agreement` is the number of the act that authorises a write-off. The case, where it comes
    from one, is a subject of a floor above. `key` is the client's: the same form sent twice proposes once.
    """

    ENTRIES = ("adjustment", "write_off")
    """The kinds of its entry in the ledger."""
    folio = models.CharField(max_length=60, unique=True)
    key = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="adjustments")
    entry = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, related_name="adjustment")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    way = models.CharField(max_length=10, choices=list(WAYS.items()))
    citation = models.CharField(max_length=300, blank=True)
    centavos = models.BigIntegerField("importe")
    reason = models.CharField("motivo", max_length=300)
    agreement = models.CharField("acuerdo", max_length=80, blank=True)
    agreed_on = models.DateField("fecha del acuerdo", null=True)
    case_kind = models.CharField(max_length=40, blank=True)
    case_id = models.CharField(max_length=40, blank=True)
    case_folio = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="adjustments_of_account")]
        constraints = [
            models.CheckConstraint(condition=models.Q(centavos__gt=0), name="adjustment_moves_something"),
            models.CheckConstraint(
                condition=~models.Q(way=WRITE_OFF) | (~models.Q(agreement="") & models.Q(agreed_on__isnull=False)),
                name="write_off_has_its_act",
            ),
        ]

    def __str__(self) -> str:
        return self.folio

    @property
    def subject(self) -> Subject:
        """What its evidence belongs to; its story is told on the account."""
        return Subject("adjustment", str(self.pk), self.folio)

    @property
    def case(self) -> Subject | None:
        """The case it comes from."""
        return Subject(self.case_kind, self.case_id, self.case_folio) if self.case_kind else None

    @property
    def writes_off(self) -> bool:
        return self.way == WRITE_OFF

    @property
    def settled(self) -> "AdjustmentDecision | None":
        """What was decided; None while it waits."""
        return getattr(self, "decision", None)


class AdjustmentDecision(Act):
    """What was decided of an adjustment, once and by somebody else: what is owed changed then, or did not."""

    AUTHORISED, REFUSED = "authorised", "refused"
    KINDS = [(AUTHORISED, "Autorizado"), (REFUSED, "No se autorizó")]
    adjustment = models.OneToOneField(Adjustment, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=10, choices=KINDS)
    reason = models.CharField("motivo", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_authorised(self) -> bool:
        return self.kind == self.AUTHORISED


class AdjustmentWaiting(models.Model):
    """The adjustments not decided yet: a row goes when one is."""

    adjustment = models.OneToOneField(Adjustment, on_delete=models.PROTECT, primary_key=True, related_name="waiting")
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"en espera {self.adjustment_id}"
