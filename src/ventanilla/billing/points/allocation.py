"""How a payment is spread: the oldest charge first, its lateness before it; what is over stays in favour (E-02)."""

from dataclasses import dataclass

from ventanilla.billing.points.settlement import SettledItem, Settlement


@dataclass(frozen=True)
class Part:
    """What goes to one charge, in whole centavos: to its lateness, which is charged whole, and to the charge itself.

    `accruing` is what goes to each line of the charge's `accruing`, in their order.
    """

    line: SettledItem
    accruing: tuple[int, ...]
    charge: int

    @property
    def late(self) -> int:
        """What goes to surcharges and update together."""
        return sum(self.accruing)

    @property
    def centavos(self) -> int:
        return self.late + self.charge


@dataclass(frozen=True)
class Allocation:
    """The charges that a payment touches, in the order in which they are paid; `over` is what is left of it."""

    parts: tuple[Part, ...]
    over: int


def allocate(settlement: Settlement, centavos: int) -> Allocation:
    """Spread a payment over what is owed. Errors: ValueError for an amount that is none."""
    if centavos < 1:
        raise ValueError(f"{centavos} centavos are no payment")
    parts, left = [], centavos
    for line in settlement.lines:
        if not left:
            break
        accruing = []
        for added in line.accruing:
            accruing.append(min(added.centavos, left))
            left -= accruing[-1]
        charge = min(line.item.left, left)
        parts.append(Part(line, tuple(accruing), charge))
        left -= charge
    return Allocation(tuple(parts), left)
