"""Text with holes: what was written, where a folio, a name, an id or a day of it gives way to the copy's own."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from ventanilla.journal.actions.record import canonical

Pool = list[Any]
"""The pieces of one copy by number: what never changes, and what fills its holes."""
Pick = Callable[[Pool], tuple[Any, ...]]
_TIME = r"(?P<sep>[T ])\d\d:\d\d(?P<sec>:\d\d(?P<fraction>\.\d{1,6})?)?(?P<zone>[+-]\d\d:?\d\d|Z)?"
_DAY = rf"\d{{4}}-\d\d-\d\d(?:{_TIME})?(?!\d)"
_HOLE = re.compile('"\ue002(\\d+)\ue001"|\ue000(\\d+)\ue001')


def text_hole(slot: int) -> str:
    return f"\ue000{slot}\ue001"


def number_hole(slot: int) -> str:
    """A hole that in JSON is filled with a number."""
    return f"\ue002{slot}\ue001"


@dataclass(frozen=True)
class Template:
    """A text put together from pieces of the pool. `sorts` when its keys are ids, whose order may be another."""

    pick: Pick
    sorts: bool = False

    def fill(self, pool: Pool) -> str:
        made = "".join(self.pick(pool))
        return canonical(json.loads(made)).decode() if self.sorts else made


def picker(slots: Sequence[int]) -> Pick:
    """Takes those pieces of a pool, at once."""
    if len(slots) > 1:
        return itemgetter(*slots)
    return lambda pool: tuple(pool[slot] for slot in slots)


def pieces(marked: str) -> list[str | int]:
    """A text with marks as its constant parts and the numbers of its holes, in order."""
    found: list[str | int] = []
    end = 0
    for hole in _HOLE.finditer(marked):
        found += [marked[end : hole.start()], int(hole[1] or hole[2])]
        end = hole.end()
    return [part for part in [*found, marked[end:]] if part != ""]


class Reader:
    """Marks in a text the words that a copy has of its own, and its days."""

    def __init__(self, words: Iterable[str], of_word: Callable[[str], int], of_day: Callable[[re.Match[str]], int]):
        listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
        known = f"(?P<word>(?<!\\w)(?:{listed})(?!\\w))|" if listed else ""
        self.pattern = re.compile(f"{known}(?<![\\w-]){_DAY}")
        self.of_word, self.of_day = of_word, of_day

    def marked(self, text: str) -> str:
        return self.pattern.sub(self._hole, text)

    def _hole(self, found: re.Match[str]) -> str:
        word = found.groupdict().get("word")
        return text_hole(self.of_word(word) if word else self.of_day(found))
