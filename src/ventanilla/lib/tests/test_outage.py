"""An outage of the machine is told from a fault of ours by the error itself, however deep it lies."""

import errno
import sqlite3

import psycopg
import pytest
from psycopg import errors

from ventanilla.lib.outage import Outage, outage


def sqlite_error(tmp_path, *statements):
    with pytest.raises(sqlite3.OperationalError) as caught:
        kept = sqlite3.connect(tmp_path / "kept.sqlite3", timeout=0)
        for one in statements:
            kept.execute(one)
    return caught.value


def test_a_full_disk_of_sqlite_is_told_from_a_table_that_is_not_there(tmp_path):
    full = sqlite_error(
        tmp_path, "PRAGMA max_page_count=2", "create table t (b)", "insert into t values (zeroblob(90000))"
    )
    assert "full" in str(full)
    assert outage(full) == Outage.DISK
    assert outage(sqlite_error(tmp_path, "select * from nothing")) is None


def test_somebody_elses_lock_is_being_busy(tmp_path):
    holder = sqlite3.connect(tmp_path / "kept.sqlite3", isolation_level=None)
    holder.execute("begin exclusive")
    assert outage(sqlite_error(tmp_path, "create table t (b)")) == Outage.BUSY


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (psycopg.OperationalError("connection refused"), Outage.AWAY),
        (psycopg.InterfaceError("the connection is closed"), Outage.AWAY),
        (errors.AdminShutdown(), Outage.AWAY),
        (errors.CannotConnectNow(), Outage.AWAY),
        (errors.DiskFull(), Outage.DISK),
        (errors.IoError(), Outage.DISK),
        (errors.TooManyConnections(), Outage.BUSY),
        (errors.DeadlockDetected(), Outage.BUSY),
        (errors.QueryCanceled(), Outage.BUSY),
        (errors.UndefinedTable(), None),
        (OSError(errno.ENOSPC, "No space left on device"), Outage.DISK),
        (OSError(errno.EFBIG, "File too large"), Outage.DISK),
        (FileNotFoundError(errno.ENOENT, "gone"), None),
        (ValueError("ours"), None),
        (None, None),
    ],
    ids=repr,
)
def test_each_error_has_its_reason(error, why):
    assert outage(error) == why


def test_it_is_found_behind_others_and_inside_a_group():
    behind = RuntimeError("could not print")
    behind.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert outage(behind) == Outage.DISK
    assert outage(ExceptionGroup("some timers", [ValueError("ours"), behind])) == Outage.DISK
    behind.__cause__.__context__ = behind
    assert outage(behind) == Outage.DISK
