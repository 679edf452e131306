"""The worker's round: one failure stops no other sweep, and a database that is away ends the round in one line."""

import errno

import pytest
from django.db import OperationalError
from psycopg import errors

from ventanilla.journal.management.commands import work


@pytest.fixture
def rounds(monkeypatch, db):
    """rounds(first, second): which of both sweeps failed, and what was asked."""
    asked = []

    def go(*sweeps):
        def asking(name, error):
            def sweep(at, limit):
                asked.append(name)
                if error:
                    raise error
                return 0

            return sweep

        monkeypatch.setattr(work, "SWEEPS", {f"s{n}": asking(f"s{n}", e) for n, e in enumerate(sweeps)})
        monkeypatch.setattr(work, "close_old_connections", lambda: None)
        return work.run_all(10), asked

    return go


def test_a_fault_is_told_whole_and_the_next_has_its_turn(rounds, caplog):
    assert rounds(ValueError("ours"), None) == (["s0"], ["s0", "s1"])
    assert caplog.records[0].exc_info


def test_a_full_disk_takes_one_line_and_the_next_has_its_turn(rounds, caplog):
    assert rounds(OSError(errno.ENOSPC, "No space left"), None) == (["s0"], ["s0", "s1"])
    assert not caplog.records[0].exc_info
    assert "(disk)" in caplog.text


def test_a_database_that_is_away_ends_the_round(rounds, caplog):
    gone = OperationalError("terminating connection")
    gone.__cause__ = errors.AdminShutdown()
    assert rounds(gone, None) == (["s0"], ["s0"])
    assert len(caplog.records) == 1
