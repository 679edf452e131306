"""Where a page of a list ended, as it travels in an address: the moment or day and the number of its last row."""

from datetime import UTC, date, datetime

from ventanilla.lib.numbers import whole

_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 6, 1, tzinfo=UTC)
"""What no list holds may not be a moment in another time zone either."""


def page_key(moment: datetime | None, number: int) -> str:
    """The key of a row; without moment for a list that has none."""
    return f"{moment.isoformat() if moment else ''}_{number}"


def read_page_key(key: str) -> tuple[datetime | None, int] | None:
    """What a key says; None for what nobody made, which is the beginning of the list.

    >>> read_page_key("2026-11-20T10:00:00+00:00_5")
    (datetime.datetime(2026, 11, 20, 10, 0, tzinfo=datetime.timezone.utc), 5)
    >>> read_page_key("2026-02-30T10:00:00_5"), read_page_key("x_5"), read_page_key("_5")
    (None, None, (None, 5))
    """
    moment, _, text = key.rpartition("_")
    number = whole(text)
    if number is None or not moment:
        return None if number is None else (None, number)
    at = read_moment(moment)
    return (at, number) if at else None


def day_key(day: date, number: int) -> str:
    """The key of a row of a list that goes by days."""
    return f"{day.isoformat()}_{number}"


def read_day_key(key: str) -> tuple[date, int] | None:
    """What such a key says; None for what nobody made.

    >>> read_day_key(day_key(date(2026, 11, 20), 5))
    (datetime.date(2026, 11, 20), 5)
    >>> read_day_key("2026-02-30_5"), read_day_key("2026-11-20_x"), read_day_key("5")
    (None, None, None)
    """
    text, _, rest = key.rpartition("_")
    number = whole(rest)
    try:
        return None if number is None else (date.fromisoformat(text), number)
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """A moment with its zone; None for anything else, also for one that no list holds."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo and _FIRST <= at <= _LAST else None
