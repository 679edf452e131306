"""An amount with the sentence that explains it, in whole centavos."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class PriceLine:
    """An amount of one concept in whole centavos; `why` is its reckoning and `citation` its article."""

    concept: str
    name: str
    centavos: int
    why: str
    citation: str = ""
    assumed: bool = False


def whole_centavos(pesos: Decimal) -> int:
    """Half a centavo up.

    >>> whole_centavos(Decimal("1.005")), whole_centavos(Decimal("1.0049"))
    (101, 100)
    """
    return int((pesos * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
