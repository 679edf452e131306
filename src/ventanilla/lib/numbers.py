"""Numbers that come as text, in addresses and forms."""


def whole(text: str) -> int | None:
    """The number of a row that a text may be; None for anything else, however long or strangely written.

    >>> whole("12"), whole("²"), whole("٣"), whole("9" * 5000), whole("")
    (12, None, None, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
