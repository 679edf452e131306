"""The case as it was presented: it never changes; what is cached for lists stands in CaseState."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.register.models import Account


class Case(Act):
    """What a person presented: channel, who asks and in what capacity, about which account, and when.

    `account` is the one it was presented with; the one it is about, perhaps given later, is `of_account`.

    `filed_at` is the moment the legal clock counts from; `at` when it was entered here. `key` is the client's:
    the same form sent twice opens one case.
    """

    folio = models.CharField(max_length=60, unique=True)
    key = models.CharField(max_length=64, unique=True)
    procedure = models.CharField(max_length=60)
    channel = models.CharField(max_length=30)
    capacity = models.CharField(max_length=30)
    petitioner = models.CharField("solicitante", max_length=200)
    phone = models.CharField("teléfono", max_length=40, blank=True)
    email = models.EmailField("correo", blank=True)
    address = models.CharField("domicilio para notificaciones", max_length=300, blank=True)
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, null=True, related_name="cases")
    letter = models.ForeignKey("correspondence.IncomingLetter", on_delete=models.PROTECT, null=True, related_name="+")
    summary = models.CharField("asunto", max_length=300)
    filed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "-id"], name="cases_of_account"),
            models.Index(fields=["filed_at"], name="cases_by_filing"),
        ]

    def __str__(self) -> str:
        return self.folio

    @property
    def subject(self) -> Subject:
        """What this case is for the journal, the clock and the process."""
        return Subject("case", str(self.pk), self.folio)

    @property
    def is_closed(self) -> bool:
        return self.state.closed_at is not None

    @property
    def of_account(self) -> Account | None:
        """The account it is about: presented with it, or given later."""
        return self.state.account


class CaseAccount(Act):
    """The account of a petition that was presented without one, found out later; once."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="given_account")
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("cómo se sabe", max_length=300)

    def __str__(self) -> str:
        return f"cuenta {self.account_id} de {self.case_id}"


class CaseState(models.Model):
    """What lists need to know fast; written by the same actions that write the facts, re-derived by a check."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="state")
    account = models.ForeignKey("register.Account", on_delete=models.PROTECT, null=True, related_name="case_states")
    matter = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-case"], name="cases_open", condition=models.Q(closed_at__isnull=True)),
            models.Index(fields=["matter", "-case"], name="cases_by_matter"),
            models.Index(fields=["account", "-case"], name="cases_about_account"),
        ]

    def __str__(self) -> str:
        return f"estado de {self.case_id}"


class CaseWord(models.Model):
    """A word by which a case is found: of its folio, petitioner, summary or account; folded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="words")
    word = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["word", "case"], opclasses=["varchar_pattern_ops", "int8_ops"], name="cases_by_word")
        ]
        constraints = [models.UniqueConstraint(fields=["case", "word"], name="case_word_once")]

    def __str__(self) -> str:
        return self.word


class Point(models.Model):
    """One thing asked; the answer must take it up by itself (objective of PL-07)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("punto")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="point_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"


class ExternalReference(Act):
    """The folio this matter has in another system (help desk, commercial system)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="references")
    system = models.CharField("sistema", max_length=60)
    folio = models.CharField("folio", max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "system", "folio"], name="reference_once")]

    def __str__(self) -> str:
        return f"{self.system} {self.folio}"
