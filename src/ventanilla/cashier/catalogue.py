"""What a pack declares of its tills: which there are, how people may pay, what notes and coins are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

CASH: Final = "cash"
CHEQUE: Final = "cheque"
KINDS: Final = (CASH, "card", "transfer", CHEQUE)


@dataclass(frozen=True)
class Till:
    """A place where people pay."""

    code: str
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Means:
    """A way to pay; `reference` names what must be written of it, as the number of the authorisation."""

    code: str
    name: str
    kind: str
    reference: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Tills:
    """All of it; `denominations` in centavos, greatest first; `legend` is what the receipt is stamped with."""

    tills: Mapping[str, Till] = field(default_factory=dict)
    means: Mapping[str, Means] = field(default_factory=dict)
    denominations: tuple[int, ...] = ()
    legend: str = "PAGADO"

    @property
    def cash(self) -> Means | None:
        """The means that gives change."""
        return next((one for one in self.means.values() if one.kind == CASH), None)

    @property
    def cheques(self) -> frozenset[str]:
        """The codes of the means that a bank may return."""
        return frozenset(one.code for one in self.means.values() if one.kind == CHEQUE)

    def till_name(self, code: str) -> str:
        """As the pack calls it, or its code when the pack no longer has it."""
        return self.tills[code].name if code in self.tills else code

    def means_name(self, code: str) -> str:
        """As the pack calls it, or its code when the pack no longer has it."""
        return self.means[code].name if code in self.means else code
