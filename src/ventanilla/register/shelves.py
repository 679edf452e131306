"""Many words in little memory: those of one length in order and run together, a byte a letter. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MANY = 8
"""Where more than one word in so many is new, the shelf is sorted anew; the others are put between."""
_KEPT = 500
"""Answers about near words that are kept."""


@dataclass
class Shelves:
    """`by_length` holds for each length its words. A shelf is only replaced whole: readers need no lock."""

    by_length: dict[int, str] = field(default_factory=dict)
    _nearest: dict[tuple[str, int, int], list[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(shelf) // length for length, shelf in self.by_length.items())

    def __contains__(self, word: str) -> bool:
        shelf, length = self.by_length.get(len(word)), len(word)
        if not shelf:
            return False
        place = _place(shelf, length, word) * length
        return shelf[place : place + length] == word

    def add(self, words: Iterable[str]) -> None:
        """Words that are not here yet, none of them empty."""
        fresh: dict[int, list[str]] = {}
        for word in words:
            fresh.setdefault(len(word), []).append(word)
        for length, more in fresh.items():
            self.by_length[length] = _with(self.by_length.get(length, ""), length, sorted(more))
        self._nearest = {}

    def begins(self, start: str) -> bool:
        """Whether some word begins so."""
        most = len(start)
        for length, shelf in list(self.by_length.items()):
            if length >= most:
                place = _place(shelf, length, start) * length
                if shelf[place : place + most] == start:
                    return True
        return False

    def near(self, word: str, at_most: int, wanted: int) -> list[str]:
        """The words within so many slips (a letter more, less, other, or two swapped), nearest first.

        One question asks it several times of the same word: the latest answers are kept.
        """
        kept, asked = self._nearest, (word, at_most, wanted)
        if asked not in kept:
            if len(kept) >= _KEPT:
                self._nearest = kept = {}
            kept[asked] = self._ranked(*asked)
        return kept[asked]

    def _ranked(self, word: str, at_most: int, wanted: int) -> list[str]:
        found = (
            ((1, near) for near in set(_one_slip(word)) if near in self) if at_most == 1 else self._far(word, at_most)
        )
        ranked = sorted((distance, near[0] != word[0], near) for distance, near in found if near != word)
        return [near for _, _, near in ranked[:wanted]]

    def _far(self, word: str, at_most: int) -> Iterator[tuple[int, str]]:
        for length in range(max(2, len(word) - at_most), len(word) + at_most + 1):
            shelf = _words(self.by_length.get(length, ""), length)
            for near, distance, _ in process.extract(
                word, shelf, scorer=OSA.distance, score_cutoff=at_most, limit=None
            ):
                yield int(distance), near


def _place(shelf: str, length: int, word: str) -> int:
    """Where a word stands on its shelf, or would."""
    return bisect_left(range(len(shelf) // length), word, key=lambda n: shelf[n * length : n * length + length])


def _with(shelf: str, length: int, fresh: Sequence[str]) -> str:
    """The shelf with more words, which come in order."""
    if len(fresh) * _MANY > len(shelf) // length:
        return "".join(sorted([*_words(shelf, length), *fresh]))
    pieces, done = [], 0
    for word in fresh:
        place = _place(shelf, length, word) * length
        pieces += [shelf[done:place], word]
        done = place
    return "".join([*pieces, shelf[done:]])


def _words(shelf: str, length: int) -> list[str]:
    return [shelf[place : place + length] for place in range(0, len(shelf), length)]


def _one_slip(word: str) -> Iterator[str]:
    """Everything one slip away from a word, that of two letters or more."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after and len(word) > 2:
            yield before + after[1:]
        if after:
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
