"""A published revision of the pack: a manifest of files, each kept once by its hash, never changed."""

from django.db import models


class PackFile(models.Model):
    """The bytes of one published file."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256[:12]


class PackRevision(models.Model):
    """One publication. `manifest` maps path to sha256; the newest row is in force."""

    code = models.CharField(max_length=40)
    manifest = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.code} rev. {self.pk}"
