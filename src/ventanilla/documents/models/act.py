"""Who did it and when: the columns every row of this floor carries."""

from datetime import datetime
from typing import Any

from django.db import models

from ventanilla.journal.actor import Actor


class Act(models.Model):
    """A row that states a fact: it is added once, with its author, and never edited."""

    at = models.DateTimeField()
    by_kind = models.CharField(max_length=16)
    by_id = models.CharField(max_length=40)
    by_name = models.CharField(max_length=200)

    class Meta:
        abstract = True


def done(by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of `Act` for this author and moment."""
    return {"at": at, "by_kind": by.kind, "by_id": by.id, "by_name": by.name[:200]}
