"""Server and worker are killed again and again while people work: nothing acknowledged is lost, no folio skipped."""

import random
import time

import pytest

from tests.faults.crowd import Crowd, all_printed, each_once_and_without_gaps

pytestmark = pytest.mark.req("B-10")
EACH = 8
"""Petitions by each of the eight visitors."""
KINDS = ("server", "both", "worker")


def kill_now_and_then(office, crowd, chance, fewest=3):
    """Until the crowd is done: after a few more petitions kill server, worker or both, and start them again."""
    times = dict.fromkeys(KINDS, 0)
    while crowd.busy:
        crowd.wait_for(chance.randint(fewest, fewest + 5))
        time.sleep(chance.uniform(0, 0.1))
        kind = chance.choice(KINDS)
        times[kind] += 1
        if kind != "server":
            office.kill_worker()
            office.start_worker()
        if kind != "worker":
            office.kill()
            office.start()
    return times


@pytest.fixture(scope="module")
def survived(office, visitors):
    """Sixty-four petitions by eight people while the killer is about."""
    crowd, began = Crowd(visitors, EACH), time.monotonic()
    crowd.start()
    times = kill_now_and_then(office, crowd, random.Random(7))
    crowd.finish()
    print(f"killed {times} in {time.monotonic() - began:.0f} s")
    assert sum(times.values()) >= 5
    return crowd


def test_every_acknowledged_petition_exists_once_and_no_folio_is_skipped(office, survived):
    each_once_and_without_gaps(office, survived)


def test_after_the_kills_the_house_proves_itself_and_the_work_left_is_done(office, survived):
    """`verify` also proves that no open case is without a next step."""
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
    office.told("-m", "ventanilla", "work", "--once")
    assert all_printed(office)
