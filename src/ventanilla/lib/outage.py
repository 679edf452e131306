"""Why something could not be kept when the fault is the machine's: its disk, its database away, or too much at once."""

import errno
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

import psycopg


class Outage(StrEnum):
    """What is the matter."""

    DISK = "disk"
    AWAY = "away"
    BUSY = "busy"


_FILES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
_SQLITE = {
    sqlite3.SQLITE_FULL: Outage.DISK,
    sqlite3.SQLITE_IOERR: Outage.DISK,
    sqlite3.SQLITE_READONLY: Outage.DISK,
    sqlite3.SQLITE_CANTOPEN: Outage.AWAY,
    sqlite3.SQLITE_BUSY: Outage.BUSY,
    sqlite3.SQLITE_LOCKED: Outage.BUSY,
    sqlite3.SQLITE_PROTOCOL: Outage.BUSY,
}
"""By the primary code; «no such table» and the like are faults of ours, though SQLite calls them operational too."""
_DISK_STATES = ("53100", "58030")


def outage(error: BaseException | None) -> Outage | None:
    """The outage behind an error, or None when the fault is another."""
    return next((found for one in _behind(error) if (found := _of(one))), None)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error, those it gathers, and what it came from."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__context__, one.__cause__, *(one.exceptions if isinstance(one, BaseExceptionGroup) else ())]


def _of(error: BaseException) -> Outage | None:
    if isinstance(error, OSError):
        return Outage.DISK if error.errno in _FILES else None
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, psycopg.InterfaceError):
        return Outage.AWAY
    if isinstance(error, psycopg.OperationalError):
        state = error.sqlstate or ""
        if state in _DISK_STATES:
            return Outage.DISK
        return Outage.AWAY if state[:2] in ("", "08", "57") and state != "57014" else Outage.BUSY
    return None
