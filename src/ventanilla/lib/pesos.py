"""An amount as people type it, read to the centavo. Pure."""

import re

_SHAPES = (
    (re.compile(r"-.*"), "El importe no puede ser negativo: escríbalo mayor que cero y sin signo."),
    (re.compile(r"[\d,]+\.\d{3,}"), "Escriba a lo más dos decimales, como 1234.50."),
    (re.compile(r"[\d,]{10,}(?:\.\d*)?"), "Ese importe es demasiado grande; revise las cifras."),
)
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


def unread(text: str) -> str:
    """Why `centavos` reads nothing in it, and what to write.

    >>> [unread(typed).split()[-2] for typed in ("-5", "10.001", "1" * 12, "mil")]
    ['sin', 'como', 'las', 'como']
    """
    bare = text.replace("$", "").strip()
    return next(
        (words for shape, words in _SHAPES if shape.fullmatch(bare)), "Escriba el importe en pesos, como 1234.50."
    )
