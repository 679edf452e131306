"""What was charged for the lateness of a charge, and how much of it goes with the part that was not owed (B-06)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lateness:
    """A surcharge or an update, in whole centavos: `charged`, less what was discounted or written off of it.

    `base` is what was left of its charge when it was charged, `wrong` what adjustments took off that charge since, and
    `back` what they took back of this already or will once they are authorised. `called` is its
    own concept, `name` and `period` are of the charge.
    """

    number: int
    charge: int
    concept: str
    called: str
    name: str
    period: str
    charged: int
    base: int
    wrong: int
    back: int

    def goes_with(self, part: int) -> int:
        """How much of it is taken back when the charge goes down by `part` more: in proportion, to the centavo."""
        if self.base < 1:
            return 0
        wrong = min(self.base, self.wrong + part)
        return max(0, (2 * self.charged * wrong + self.base) // (2 * self.base) - self.back)
