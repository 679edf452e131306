"""Days as files write them. Pure."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_SERIAL_DAY = re.compile(r"[1-9]\d{4}(\.0+)?")


@lru_cache(maxsize=20_000)
def possible_day(text: str, formats: tuple[str, ...], today: date) -> str:
    """In ISO form; "" when it cannot be read, or is too long ago or too far ahead."""
    day = _read_day(text, formats)
    return day.isoformat() if day and date(1850, 1, 1) <= day <= today + timedelta(days=366) else ""


def is_to_come(text: str, formats: tuple[str, ...], today: date) -> bool:
    """Whether it is a day after today, however far ahead."""
    day = _read_day(text, formats)
    return day is not None and day > today


def _read_day(text: str, formats: tuple[str, ...]) -> date | None:
    """A day in one of the formats, in ISO form, or as the number of days spreadsheets keep (45231)."""
    if _SERIAL_DAY.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    for form in (*formats, "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    return None
