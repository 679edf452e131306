"""What a typing error is: the data that may be corrected at the desk and how far, as the pack says. Pure."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ventanilla.lib.text import fold

HOLDER = "holder"
COLUMNS = ("street", "exterior", "interior", "neighbourhood", "postal_code", "reference")
"""The columns of the account a pack may let be corrected; besides them, the name of its holder."""


@dataclass(frozen=True)
class Correctable:
    """A datum that the pack lets be corrected as a typing error.

    `letters` is how many may differ at most, and `share` how many of each hundred; beyond that it is another matter
    and `instead` says in Spanish which procedure it takes.
    """

    code: str
    name: str
    letters: int
    share: int
    instead: str
    source: str = ""
    assumed: bool = False

    def allows(self, before: str, after: str) -> bool:
        """Whether one may be the other with a slip of the finger. An empty datum was never typed."""
        long = max(len(_run(before)), len(_run(after)))
        wrong = slips(before, after)
        return bool(before.strip()) and wrong <= self.letters and wrong * 100 <= self.share * long


def slips(before: str, after: str) -> int:
    """How many letters differ; accents, capitals, signs and the order of the words do not count.

    >>> slips("Peres Lopez Juan", "Juan Perez López"), slips("Av. Hidlago", "Av. Hidalgo")
    (1, 1)
    """
    if sorted(fold(before).split()) == sorted(fold(after).split()):
        return 0
    ordered = OSA.distance(*("".join(sorted(fold(text).split())) for text in (before, after)))
    return min(OSA.distance(_run(before), _run(after)), ordered)


def _run(text: str) -> str:
    """The letters one after the other: a space more or less is no slip."""
    return fold(text).replace(" ", "")
