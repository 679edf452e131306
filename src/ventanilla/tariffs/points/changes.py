"""How what is owed may be changed by two people, and when it may be out of time: data of the pack."""

from dataclasses import dataclass
from datetime import date, timedelta

LOWER, RAISE, WRITE_OFF = "lower", "raise", "write_off"
WAYS = {LOWER: "rebajar", RAISE: "aumentar", WRITE_OFF: "cancelar"}
"""What an adjustment does to what is owed, by the word of the pack."""


@dataclass(frozen=True)
class Adjustment:
    """A kind of adjustment: `way` is one of WAYS, `concept` where the ledger keeps it apart.

    One that lowers takes charges down; one that raises adds a charge of `concept`; a write-off gives up what will not
    be collected, by an agreement with number and date.
    """

    code: str
    name: str
    concept: str
    valid_from: date
    way: str = LOWER
    valid_until: date | None = None
    citation: str = ""
    assumed: bool = False

    @property
    def raises(self) -> bool:
        return self.way == RAISE

    @property
    def writes_off(self) -> bool:
        return self.way == WRITE_OFF


@dataclass(frozen=True)
class Prescription:
    """After how many `years` from the day after its due day a charge of those concepts may no longer be claimed.

    It is never applied by itself: `adjustment` is the write-off that somebody proposes when the user asks for it.
    """

    code: str
    name: str
    concepts: tuple[str, ...]
    years: int
    adjustment: str
    valid_from: date
    valid_until: date | None = None
    citation: str = ""
    assumed: bool = False

    def since(self, due_on: date) -> date:
        """The first day on which a charge due on `due_on` may be out of time."""
        begins = due_on + timedelta(days=1)
        try:
            return begins.replace(year=begins.year + self.years)
        except ValueError:  # 29 February
            return date(begins.year + self.years, 3, 1)
