"""How a payment is spread: the oldest charge first, its lateness before it; what is over stays in favour (E-02)."""

from dataclasses import dataclass

from ventanilla.billing.points.settlement import SettledItem, Settlement


@dataclass(frozen=True)
class Part:
    """What goes to one charge, in whole centavos: to its lateness, which is charged whole, and to the charge itself."""

    line: SettledItem
    late: int
    charge: int

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
        late = min(line.late.centavos if line.late else 0, left)
        charge = min(line.item.left, left - late)
        parts.append(Part(line, late, charge))
        left -= late + charge
    return Allocation(tuple(parts), left)
