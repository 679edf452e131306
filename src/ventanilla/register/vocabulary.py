"""The words of the register, in memory, for telling known words from mistyped ones and mending those."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from ventanilla.journal import bulk
from ventanilla.register.models import Vocabulary, Word
from ventanilla.register.shelves import Shelves
from ventanilla.register.words import has_digit

_MODULUS = 2**62
_AT_ONCE = 5_000
"""Words read in one query: reading a big register must not weigh more than keeping it."""


def digest_of(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest())


@dataclass
class Known(Shelves):
    """The words a process has read so far. `last` is the highest row read, `total` the sum of the digests."""

    last: int = 0
    total: int = 0

    def take(self, rows: Iterable[tuple[int, str]]) -> None:
        """Rows above `last`, each with a word that is not here yet."""
        fresh = []
        for number, word in rows:
            self.last = max(self.last, number)
            self.total = (self.total + digest_of(word)) % _MODULUS
            fresh.append(word)
        self.add(fresh)

    def read_on(self) -> None:
        """What was written since."""
        rows = Word.objects.order_by("pk").values_list("pk", "word")
        while page := list(rows.filter(pk__gt=self.last)[:_AT_ONCE]):
            self.take(page)


_known = Known()
_reading = Lock()


def vocabulary() -> Known:
    """The words as of now: one small query, and what is new since the last time."""
    global _known
    total = _total()
    with _reading:
        if _known.total != total:
            _known.read_on()
        if _known.total != total and _known.total != _total():  # another database, a restore, an undone transaction
            _known = Known()
            _known.read_on()
        return _known


def _total() -> int:
    return Vocabulary.objects.values_list("digest_sum", flat=True).first() or 0


def learn(words: Iterable[str]) -> None:
    """Add what is new, in the caller's transaction. Numbers are not words: no house number is mended to another."""
    wanted = [word for word in set(words) if len(word) > 1 and not has_digit(word)]
    known = vocabulary()
    if not (strange := [word for word in wanted if word not in known]):
        return
    Vocabulary.objects.get_or_create(pk=1)
    kept = Vocabulary.objects.select_for_update().get(pk=1)
    known = vocabulary()  # what others wrote until the lock was ours
    fresh = sorted(word for word in strange if word not in known)
    bulk.insert(Word, ["word"], [(word,) for word in fresh])
    kept.digest_sum = (kept.digest_sum + sum(map(digest_of, fresh))) % _MODULUS
    kept.save(update_fields=["digest_sum"])
