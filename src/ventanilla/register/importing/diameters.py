"""Diameters as files write them. Pure."""

import re
from functools import lru_cache

_WRITTEN = re.compile(r"([1-9]\d{0,3})(?:\.0+)?(?: ?mm\.?)?", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def millimetres(text: str) -> int:
    """Whole millimetres; 0 when it is no diameter.

    >>> millimetres("13 mm"), millimetres("25.0"), millimetres("1/2"), millimetres("")
    (13, 25, 0, 0)
    """
    found = _WRITTEN.fullmatch(text)
    return int(found[1]) if found else 0
