"""The words of the register, in memory, for telling known words from mistyped ones and mending those."""

import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ventanilla.register.models import Vocabulary, Word
from ventanilla.register.words import has_digit

_MODULUS = 2**62
_MENDED_TO = 8
"""How many words a mistyped one may stand for."""


def digest_of(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=7).digest())


@dataclass
class Known:
    """The words a process has read so far. `last` is the highest row read, `total` the sum of the digests."""

    words: set[str] = field(default_factory=set)
    ordered: list[str] = field(default_factory=list)
    by_length: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    last: int = 0
    total: int = 0

    def take(self, rows: Iterable[tuple[int, str]]) -> None:
        fresh = []
        for number, word in rows:
            self.last = max(self.last, number)
            if word not in self.words:
                self.words.add(word)
                self.total = (self.total + digest_of(word)) % _MODULUS
                self.by_length[len(word)].append(word)
                fresh.append(word)
        if len(fresh) > 200:
            self.ordered = sorted([*self.ordered, *fresh])
        else:
            for word in fresh:
                insort(self.ordered, word)

    def begins(self, start: str) -> bool:
        """Whether some word begins so."""
        place = bisect_left(self.ordered, start)
        return place < len(self.ordered) and self.ordered[place].startswith(start)

    def near(self, word: str, at_most: int) -> list[str]:
        """The words within so many slips (a letter more, less, other, or two swapped), nearest first."""
        found: list[tuple[float, bool, str]] = []
        for length in range(max(2, len(word) - at_most), len(word) + at_most + 1):
            bucket = self.by_length.get(length)
            if bucket:
                hits = process.extract(word, bucket, scorer=OSA.distance, score_cutoff=at_most, limit=_MENDED_TO * 2)
                found += [(distance, near[0] != word[0], near) for near, distance, _ in hits if near != word]
        return [near for _, _, near in sorted(found)[:_MENDED_TO]]


_known = Known()
_reading = Lock()


def vocabulary() -> Known:
    """The words as of now: one small query, and what is new since the last time."""
    global _known
    total = Vocabulary.objects.values_list("digest_sum", flat=True).first() or 0
    with _reading:
        if _known.total != total:
            _known.take(Word.objects.filter(pk__gt=_known.last).order_by("pk").values_list("pk", "word"))
        if _known.total != total:  # another database, a restore or an undone transaction: read it all again
            _known = Known()
            _known.take(Word.objects.order_by("pk").values_list("pk", "word"))
        return _known


def learn(words: Iterable[str]) -> None:
    """Add what is new, in the caller's transaction. Numbers are not words: no house number is mended to another."""
    wanted = {word for word in words if len(word) > 1 and not has_digit(word)}
    if not wanted or wanted <= vocabulary().words:
        return
    Vocabulary.objects.get_or_create(pk=1)
    kept = Vocabulary.objects.select_for_update().get(pk=1)
    here = set(Word.objects.filter(word__in=wanted).values_list("word", flat=True))
    fresh = sorted(wanted - here)
    Word.objects.bulk_create([Word(word=word) for word in fresh], batch_size=500)
    kept.digest_sum = (kept.digest_sum + sum(map(digest_of, fresh))) % _MODULUS
    kept.save(update_fields=["digest_sum"])
