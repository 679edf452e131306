"""The utility's own words: what its pack calls each notion, and what a notion is called where the pack does not say."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import cast

from django.utils.functional import lazystr

from ventanilla.utility.notions import USUAL
from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import PackRefused

_usual: ContextVar[bool] = ContextVar("usual words", default=False)


@contextmanager
def usual_words() -> Iterator[None]:
    """Within it every notion has its usual word, whatever pack is in force: for pages about the product itself."""
    before = _usual.set(True)
    try:
        yield
    finally:
        _usual.reset(before)


def said(notion: str) -> str:
    """The pack's word for a key of USUAL; the usual one while no pack is in force."""
    if _usual.get():
        return USUAL[notion]
    try:
        return str(current_pack().section("vocabulary")[notion])
    except PackRefused:
        return USUAL[notion]


class Saying:
    """A sentence with notions in braces («Escritos de la {registry_office}»), told with the pack's words when read."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __str__(self) -> str:
        return tell(self.sentence)


def saying(sentence: str) -> str:
    """The same as a lazy text, for what is declared before any pack is known."""
    return cast(str, lazystr(Saying(sentence)))


def tell(sentence: str) -> str:
    """The sentence with the pack's words in the place of its notions; «{Folio}» begins with a capital."""
    return sentence.format_map(_Words())


class _Words(dict[str, str]):
    def __missing__(self, notion: str) -> str:
        word = said(notion.lower())
        return word if notion.islower() else word[:1].upper() + word[1:]
