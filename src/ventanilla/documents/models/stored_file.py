"""A file kept by the hash of its content: the same bytes are stored once."""

from django.db import models

from ventanilla.documents.models.act import Act


class StoredFile(Act):
    """`kind` comes from the content, never from the name; `name` is the first one it was brought with, cleaned."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=100)
    name = models.CharField(max_length=160)
    pages = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return self.name
