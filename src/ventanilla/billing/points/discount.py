"""What a discount programme takes off what is owed: a percentage of each charge it is for, up to its cap."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ventanilla.billing.points.settlement import Settlement
from ventanilla.ledger.queries import Item
from ventanilla.tariffs.points import Programme, whole_centavos


@dataclass(frozen=True)
class Relief:
    """What is taken off one charge, in whole centavos."""

    item: Item
    name: str
    centavos: int


def discount(settlement: Settlement, programme: Programme, *, but: Iterable[int] = ()) -> list[Relief]:
    """For each charge that the programme is for, the oldest first; none for those in `but`, which had it already.

    It is of the charge, not of its lateness, which is less afterwards by itself.
    """
    left, had = programme.cap_centavos, frozenset(but)
    found = []
    for line in settlement.lines:
        if line.item.concept not in programme.concepts or line.item.number in had:
            continue
        part = whole_centavos(Decimal(line.item.left) / 100 * programme.percent / 100)
        if programme.cap_centavos:
            part = min(part, left)
            left -= part
        if part:
            found.append(Relief(line.item, line.name, part))
    return found
