"""How text of the register becomes words to search: folded, abbreviations written out, filler left out. Pure."""

import re
from functools import lru_cache
from itertools import chain

from ventanilla.lib.text import fold

ABBREVIATIONS = {
    "av": "avenida",
    "avda": "avenida",
    "ave": "avenida",
    "blvd": "boulevard",
    "boul": "boulevard",
    "bulevar": "boulevard",
    "cda": "cerrada",
    "cjon": "callejon",
    "fracc": "fraccionamiento",
    "priv": "privada",
    "prol": "prolongacion",
    "prov": "providencia",
    "unid": "unidad",
    "fco": "francisco",
    "gpe": "guadalupe",
    "gmo": "guillermo",
    "glez": "gonzalez",
    "gzlez": "gonzalez",
    "hdez": "hernandez",
    "hndez": "hernandez",
    "ma": "maria",
    "mtz": "martinez",
    "mtnez": "martinez",
    "rdz": "rodriguez",
    "rguez": "rodriguez",
    "sta": "santa",
    "sto": "santo",
    "mza": "manzana",
    "mz": "manzana",
    "lt": "lote",
}
LABELS = frozenset(
    ["cuenta", "contrato", "medidor", "inmueble", "tel", "telefono", "toma", "titular", "numero", "num", "no"]
)
"""What people write before a number to say what it is."""
FILLER = LABELS.union(
    ["a", "al", "de", "del", "e", "el", "en", "la", "las", "los", "y", "c", "calle", "col", "colonia"]
).union(["int", "interior", "ext", "exterior", "cp", "p", "sn", "s", "n", "nombre"])
"""Words that say nothing about which account it is; they stand neither in the index nor in a question."""

_ZEROS_TO = 15
_SIGNS = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Folded, with «ñ» as n: many keyboards and older systems lack it. Remembered: the same words come again."""
    return fold(text).replace("ñ", "n")


def words_of(*texts: str) -> list[str]:
    """The words that identify, in order, each once.

    >>> words_of("Ma. Gpe. Peña de la Cruz", "Av. Juárez 12")
    ['maria', 'guadalupe', 'pena', 'cruz', 'avenida', 'juarez', '12']
    """
    return list(dict.fromkeys(chain.from_iterable(map(_identifying, " ".join(texts).split()))))


@lru_cache(maxsize=200_000)
def _identifying(written: str) -> tuple[str, ...]:
    """The words that identify, of what is written without a space. Remembered: the same comes again."""
    return tuple(ABBREVIATIONS.get(w, w)[:80] for w in plain(written).split() if w not in FILLER)


def key_of(text: str) -> str:
    """A number or serial without signs or spaces: "001-23 B" becomes "00123b"."""
    low = text.lower() if text.isascii() else plain(text)
    return (low if low.isalnum() else _SIGNS.sub("", low))[:40]


def zeros_apart(key: str) -> list[str]:
    """A number's key as typed and with other zeros before it, up to 15 signs: people leave out zeros, sheets lose them.

    >>> zeros_apart("0070497")[:4], zeros_apart("a17"), zeros_apart("000")
    (['0070497', '70497', '070497', '00070497'], ['a17'], ['000'])
    """
    bare = key.lstrip("0")
    if not bare[:1].isdigit():
        return [key]
    return list(dict.fromkeys([key, *(bare.rjust(most, "0") for most in range(len(bare), _ZEROS_TO + 1))]))


def has_digit(word: str) -> bool:
    """Whether a folded word is a number or has one inside."""
    return not word.isalpha()
