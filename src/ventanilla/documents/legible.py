"""What the typefaces of paper can show; another sign becomes one that they have, so that every text can be printed."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from ventanilla.documents.press_worker import font_folders

UNSHOWN = "¿?"
"""In the place of what no typeface has; what was written stays as it was in the case."""
_KEPT = "\n\t"


@cache
def shown() -> frozenset[str]:
    """The characters that all the families have in their regular face."""
    faces = [next(folder.glob("*-Regular.otf")) for folder in font_folders()]
    return frozenset.intersection(*(_of(face) for face in faces))


def _of(face: Path) -> frozenset[str]:
    with TTFont(face, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def legible(text: str) -> str:
    """The text with what can be shown of it: signs of control as a space, rare letters by their plain ones.

    >>> legible("Peña\\x16\uff26iel")
    'Peña Fiel'
    """
    if text.isascii() and text.isprintable():
        return text
    whole = unicodedata.normalize("NFC", text)
    return "".join(one if one in _KEPT or one in shown() else _instead(one) for one in whole)


def _instead(one: str) -> str:
    kind = unicodedata.category(one)
    if kind == "Cc" or kind.startswith("Z"):
        return " "
    if kind in ("Cf", "Mn", "Me"):
        return ""  # joiners, directions and accents over what has none: nothing to read by itself
    plain = unicodedata.normalize("NFKD", one)
    left = "".join(c for c in plain if c in shown() and not unicodedata.combining(c))
    return left or UNSHOWN


def all_legible(data: Any) -> Any:
    """The same for every text of what a letter is filled with; names of fields stay."""
    if isinstance(data, str):
        return legible(data)
    if isinstance(data, Mapping):
        return {name: all_legible(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [all_legible(value) for value in data]
    return data
