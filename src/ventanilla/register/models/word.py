"""The vocabulary of the register: every word a search may be mended to."""

from django.db import models


class Word(models.Model):
    """A folded word that stands in some account's holder or address. Words are only added."""

    word = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word"], name="word_once")]

    def __str__(self) -> str:
        return self.word


class Vocabulary(models.Model):
    """The one row that says which words there are: the sum of their digests, changed with every new word.

    A process that keeps the words in memory compares its own sum with this one and reads what it lacks.
    """

    digest_sum = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"vocabulario {self.digest_sum}"
