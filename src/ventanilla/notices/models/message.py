"""A message as it was worded, how its sending stands, and each try with what the provider answered."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject


class Message(Act):
    """The wording, frozen in the transaction of what it tells. Only erasure by law empties it.

    `key` makes a repeat harmless and goes to the provider with each try; `secret` is the seed of the word that is
    put in only when sending.
    """

    CHANNELS = [("email", "Correo"), ("sms", "SMS")]
    key = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_folio = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200, null=True)
    to = models.CharField(max_length=254, null=True)
    title = models.CharField(max_length=300, null=True)
    body = models.TextField(null=True)
    secret = models.CharField(max_length=32, blank=True)
    pack_revision = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"], name="messages_of_subject")]

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> Subject:
        """What it tells about."""
        return Subject(self.subject_kind, self.subject_id, self.subject_folio)

    @property
    def is_erased(self) -> bool:
        return self.body is None


class Dispatch(models.Model):
    """How the sending stands: the one row that changes; re-derived from the tries by a check.

    While a worker has it, `lease` says which, and `next_at` when another may take it over.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Por enviar"
        SENT = "sent", "Enviado"
        DEAD = "dead", "No se pudo enviar"

    message = models.OneToOneField(Message, on_delete=models.PROTECT, primary_key=True, related_name="dispatch")
    channel = models.CharField(max_length=10)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    lease = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "-message"], name="dispatch_by_state"),
            models.Index(fields=["channel", "next_at"], name="dispatch_due", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.state}"


class Attempt(models.Model):
    """One try and its end. `answer` are the provider's own words, which may repeat the address: erasable."""

    class Outcome(models.TextChoices):
        SENT = "sent", "El proveedor lo aceptó"
        FAILED = "failed", "No se pudo; se intentará de nuevo"
        REFUSED = "refused", "El proveedor lo rechazó"
        GIVEN_UP = "given_up", "Se dejó de intentar"

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    carrier = models.CharField(max_length=60)
    answer = models.CharField(max_length=400, null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.outcome}"
