"""One thing that happened; the row is never edited, and its personal text stands beside it."""

from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """A fact. `facts` holds codes, ids and amounts only; names and free text go to PersonalText.

    `digest` covers every other column, and of the personal text only its salted digest, so that a text
    can be erased by law while the chain stays whole.
    """

    event = models.CharField(max_length=80)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    folio = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    text_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="entry_of_subject"),
            models.Index(fields=["actor_kind", "actor_id", "-id"], name="entry_of_actor"),
            models.Index(fields=["event", "-id"], name="entry_of_event"),
            models.Index(fields=["at"], name="entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject_kind}/{self.subject_id}"


class PersonalText(models.Model):
    """The erasable words of an entry: names, addresses, free text. Blanked only by a recorded act."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="personal")
    salt = models.CharField(max_length=32, null=True)  # erased with the text, or short names could be guessed
    text = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"texto de {self.entry_id}"
