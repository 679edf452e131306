"""How names are compared in the registry office: without accents, and «ñ» found also by who types «n»."""

from ventanilla.lib.text import fold


def searchable(text: str) -> str:
    """The folded text with «ñ» as «n».

    >>> searchable("Chuy Peña")
    'chuy pena'
    """
    return fold(text).replace("ñ", "n")
