"""An amount as people type it, read to the centavo. Pure."""

import re

_TYPED = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?")


def centavos(text: str) -> int | None:
    """Whole centavos of «1,234.50», «$1234.5» or «1234»; None for anything else. No sign, at most nine whole digits.

    >>> centavos("1,234.5"), centavos("$ 20"), centavos("1,23"), centavos("1.005"), centavos("-1"), centavos("٣")
    (123450, 2000, None, None, None, None)
    """
    found = _TYPED.fullmatch(text.strip()) if text.isascii() else None
    if found is None:
        return None
    whole = found[1].replace(",", "")
    return int(whole) * 100 + int((found[2] or "0").ljust(2, "0")) if len(whole) < 10 else None
