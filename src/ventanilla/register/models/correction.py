"""A typing error of the register put right: what was asked, what was decided, and what still waits."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.register.models.account import Account
from ventanilla.register.models.party import Party


class Correction(Act):
    """A slip of capture that somebody asked to put right: which datum, how it stands and how it should.

    `field` is a code of the pack's register.toml; `party` whose name it is, when it is a name; `by_name` who asked.
    `key` is the client's: the same form sent twice asks once.
    """

    folio = models.CharField(max_length=60, unique=True)
    key = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="corrections")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="corrections")
    field = models.CharField("dato", max_length=40)
    before = models.CharField("dice", max_length=240)
    after = models.CharField("debe decir", max_length=240)
    reason = models.CharField("cómo se sabe", max_length=300)

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="corrections_of_account")]

    def __str__(self) -> str:
        return self.folio

    @property
    def subject(self) -> Subject:
        """What its evidence belongs to; its story is told on the account."""
        return Subject("correction", str(self.pk), self.folio)

    @property
    def settled(self) -> "CorrectionDecision | None":
        """What was decided; None while it waits."""
        return getattr(self, "decision", None)


class CorrectionDecision(Act):
    """What was decided of a correction, once: the account changed in that moment, or did not and `reason` says why."""

    AUTHORISED, REFUSED = "authorised", "refused"
    KINDS = [(AUTHORISED, "Corregida"), (REFUSED, "No se corrigió")]
    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=10, choices=KINDS)
    reason = models.CharField("motivo", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_authorised(self) -> bool:
        return self.kind == self.AUTHORISED


class CorrectionWaiting(models.Model):
    """The corrections not decided yet: a row goes when one is. Of each datum of an account only one waits."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, primary_key=True, related_name="waiting")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "field"], name="one_correction_waits_per_datum")]

    def __str__(self) -> str:
        return f"en espera {self.correction_id}"
