"""A letter that came in: its folio, who sent it and its scan; then where it was routed and its discharge."""

from django.db import models
from django.db.models import Q

from ventanilla.documents.models import Act, Document, StoredFile


class IncomingLetter(Act):
    """What Oficialía de Partes received at `received_at`; `at` is when it was entered. `channel` says how it came.

    `account` is the number of the account it speaks of, where one is known; `annexes` are counted apart from `sheets`.
    """

    class Channel(models.TextChoices):
        COUNTER = "ventanilla", "En ventanilla"
        POST = "correo_postal", "Por correo postal o mensajería"
        EMAIL = "correo_electronico", "Por correo electrónico"

    folio = models.CharField(max_length=60, unique=True)
    sender = models.CharField(max_length=200)
    sender_folded = models.CharField(max_length=220, db_index=True)
    about = models.CharField(max_length=300)
    account = models.CharField(max_length=40, blank=True)
    sheets = models.PositiveIntegerField()
    annexes = models.PositiveIntegerField(default=0)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.COUNTER)
    received_at = models.DateTimeField()
    key = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["at", "id"], name="letter_by_entry"),
            models.Index(fields=["received_at"], name="letter_by_reception"),
            models.Index(fields=["account", "received_at"], name="letter_of_account", condition=~Q(account="")),
        ]

    def __str__(self) -> str:
        return self.folio

    @property
    def scanned(self) -> StoredFile | None:
        """Its scanned copy, come with it or later; ask for `arrivals__file` beforehand where many are shown."""
        return self.scan or next((one.file for one in self.arrivals.all()), None)


class LetterCopy(Act):
    """The same letter came again: another copy or an annex that goes under the folio it already has."""

    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, related_name="copies")
    sheets = models.PositiveIntegerField()
    note = models.CharField(max_length=400, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"copia de {self.letter_id}"


class Opening(Act):
    """What the letter opened: a case, by its kind and id."""

    letter = models.OneToOneField(IncomingLetter, on_delete=models.PROTECT, related_name="opening")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_folio = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="opening_of_subject")]

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.subject_folio}"


class Routing(Act):
    """The letter was sent on to an area of the pack; the newest row says where it is."""

    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, related_name="routings")
    area = models.CharField(max_length=60)
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.area}"


class Discharge(Act):
    """The folio is discharged: the signed copy of the answer reached the registry office."""

    letter = models.OneToOneField(IncomingLetter, on_delete=models.PROTECT, related_name="discharge")
    answer = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"baja de {self.letter_id}"
