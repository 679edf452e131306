"""Folding Spanish text so that accents, case and punctuation do not matter when comparing."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9ñ]+")


def fold(text: str) -> str:
    """Lower-case words without accents, one space between them; «ñ» is kept because it is a letter.

    >>> fold("  Peña  Nieto, JOSÉ ")
    'peña nieto jose'
    """
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    marked = text.lower().replace("ñ", "\0")
    plain = "".join(c for c in unicodedata.normalize("NFKD", marked) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain.replace("\0", "ñ")).strip()
