"""An amount as another system writes it. Pure."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache


@lru_cache(maxsize=50_000)
def centavos_of(text: str, decimal: str) -> int | None:
    """Whole centavos of an amount as written, half a centavo up; None when it is not an amount.

    >>> centavos_of("$ 1,234.505", "."), centavos_of("(12,5)", ","), centavos_of("doce", ".")
    (123451, -1250, None)
    """
    amount = pesos_of(text, decimal)
    return None if amount is None else int((amount * 100).to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=50_000)
def pesos_of(text: str, decimal: str) -> Decimal | None:
    """An amount as written, with all its decimals; None when it is not an amount."""
    bare = text.replace("$", "").replace(" ", "").upper().removesuffix("MXN")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()").replace("." if decimal == "," else ",", "").replace(",", ".")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        return None
    if not amount.is_finite() or abs(amount) >= Decimal("1e13"):
        return None
    return -amount if negative else amount
