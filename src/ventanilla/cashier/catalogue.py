"""What a pack declares of its tills: which there are, how people may pay, what is counted, banks, receipts by hand."""

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
class Bank:
    """A bank account where the cash and the cheques of the cuts are deposited."""

    code: str
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class AccountingAccount:
    """The account of the accountants for a kind of ledger account, and for one concept of it or all ("").

    Of relief the concept is the code of the programme, or the concept of the adjustment, write-off or rounding; of a
    bank, its code.
    """

    ledger: str
    code: str
    name: str
    concept: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Contingency:
    """Receipts written by hand on numbered slips. `most` slips in a block.

    `entry_hours` is how long after the moment of the paper it is entered without anybody's leave, and `days_back` how
    many days ago at most the till of a paper may be opened.
    """

    series: str = "receipt_contingency"
    most: int = 50
    entry_hours: int = 72
    days_back: int = 7
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Chart:
    """The accounting accounts that a pack declares."""

    accounts: tuple[AccountingAccount, ...] = ()

    def account(self, ledger: str, concept: str) -> AccountingAccount | None:
        """That of the concept, else that of the kind; None where the pack has none."""
        of_kind = [one for one in self.accounts if one.ledger == ledger]
        own = next((one for one in of_kind if one.concept == concept), None)
        return own or next((one for one in of_kind if not one.concept), None)


@dataclass(frozen=True)
class Tills:
    """All of it; `denominations` in centavos, greatest first; `legend` is what the receipt is stamped with.

    Without `contingency` nobody writes receipts by hand.
    """

    tills: Mapping[str, Till] = field(default_factory=dict)
    means: Mapping[str, Means] = field(default_factory=dict)
    banks: Mapping[str, Bank] = field(default_factory=dict)
    denominations: tuple[int, ...] = ()
    legend: str = "PAGADO"
    contingency: Contingency | None = None

    @property
    def cash(self) -> Means | None:
        """The means that gives change."""
        return next((one for one in self.means.values() if one.kind == CASH), None)

    @property
    def cheques(self) -> frozenset[str]:
        """The codes of the means that a bank may return."""
        return frozenset(one.code for one in self.means.values() if one.kind == CHEQUE)

    def to_deposit(self, received: Mapping[str, int], cash: int) -> dict[str, int]:
        """What of a cut goes to the bank, by means: `cash`, if any, and the cheques. The rest gets there by itself."""
        found = {code: centavos for code, centavos in received.items() if code in self.cheques and centavos > 0}
        return ({self.cash.code: cash} if self.cash and cash > 0 else {}) | found

    def till_name(self, code: str) -> str:
        """As the pack calls it, or its code when the pack no longer has it."""
        return self.tills[code].name if code in self.tills else code

    def means_name(self, code: str) -> str:
        """As the pack calls it, or its code when the pack no longer has it."""
        return self.means[code].name if code in self.means else code

    def bank_name(self, code: str) -> str:
        """As the pack calls it, or its code when the pack no longer has it."""
        return self.banks[code].name if code in self.banks else code
