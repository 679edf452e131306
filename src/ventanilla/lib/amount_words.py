"""An amount of money in Spanish words, as a receipt and a promissory note must say it."""

from typing import Final

MOST: Final = 99_999_999_999
"""Centavos: 999,999,999.99."""

_SMALL: Final = (
    *("cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    *("diez", "once", "doce", "trece", "catorce", "quince"),
    *("dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte"),
    *("veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco"),
    *("veintiséis", "veintisiete", "veintiocho", "veintinueve"),
)
"""Zero to twenty-nine, each as it stands before the noun it counts: «un peso», «veintiún mil»."""
_TENS: Final = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS: Final = (
    *("ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos"),
    *("seiscientos", "setecientos", "ochocientos", "novecientos"),
)


def amount_in_words(centavos: int, *, one: str = "peso", many: str = "pesos", ending: str = "M.N.") -> str:
    """Whole centavos, 0 to `MOST`, in words, with the centavos in hundredths. Errors: ValueError outside of that.

    `one` and `many` name the currency, `ending` what closes the sentence: «M.N.» in Mexico.

    >>> amount_in_words(2_100_050)
    'veintiún mil pesos 50/100 M.N.'
    >>> amount_in_words(100_000_000), amount_in_words(100)
    ('un millón de pesos 00/100 M.N.', 'un peso 00/100 M.N.')
    """
    if not 0 <= centavos <= MOST:
        raise ValueError(f"{centavos} centavos is not an amount between 0 and {MOST}")
    whole, hundredths = divmod(centavos, 100)
    noun = one if whole == 1 else many
    joint = " de " if whole and whole % 1_000_000 == 0 else " "
    return f"{_number(whole)}{joint}{noun} {hundredths:02d}/100 {ending}".rstrip()


def _number(value: int) -> str:
    """Below a thousand million, before a masculine noun."""
    millions, rest = divmod(value, 1_000_000)
    thousands, units = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append("un millón" if millions == 1 else f"{_below_thousand(millions)} millones")
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_below_thousand(thousands)} mil")
    if units or not parts:
        parts.append(_below_thousand(units))
    return " ".join(parts)


def _below_thousand(value: int) -> str:
    if value == 100:
        return "cien"
    hundreds, rest = divmod(value, 100)
    parts = [_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest or not hundreds:
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(value: int) -> str:
    if value < len(_SMALL):
        return _SMALL[value]
    tens, units = divmod(value, 10)
    return f"{_TENS[tens - 3]} y {_SMALL[units]}" if units else _TENS[tens - 3]
