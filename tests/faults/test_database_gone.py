"""PostgreSQL is stopped and killed under a working office: people are told, and later all goes on by itself."""

import signal
import time

import psycopg
import pytest
from django.db import connection

from tests.faults.cluster import own_cluster
from tests.faults.crowd import Crowd, all_printed, each_once_and_without_gaps
from tests.faults.office import Office
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.req("B-10")
EACH = 10
WAYS = (signal.SIGQUIT, signal.SIGKILL, signal.SIGQUIT)
AWAY_S = 2.0
LONGEST_S = 5.0


@pytest.fixture(scope="module")
def cluster():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite no es un servidor que se vaya")
    with own_cluster() as one:
        yield one


@pytest.fixture(scope="module")
def office(cluster, tmp_path_factory):
    with psycopg.connect(cluster.url, dbname="postgres", autocommit=True) as admin:
        admin.execute("create database office")
    with Office(tmp_path_factory.mktemp("office"), f"{cluster.url}/office", whole=True).at_work() as one:
        yield one


@pytest.fixture(scope="module")
def survived(office, cluster, visitors):
    """Eighty petitions by eight people, the database going away three times; what somebody else saw meanwhile."""
    crowd, passer_by, seen, back = Crowd(visitors, EACH), Visitor(office.url, "ana"), [], []
    server, worker = office.process, office.worker
    crowd.start()
    for way in WAYS:
        crowd.wait_for(EACH)
        assert crowd.busy, "everybody was done before the database went away"
        cluster.stop(way)
        until = time.monotonic() + AWAY_S
        while time.monotonic() < until:
            began = time.monotonic()
            status, _, page = passer_by.ask("/entrar/")
            seen.append((status, time.monotonic() - began, page))
        cluster.start()
        began = time.monotonic()
        crowd.wait_for(1)
        back.append(time.monotonic() - began)
    crowd.finish()
    slowest = max(one.seconds for one in crowd.turned_away)
    print(f"turned away {len(crowd.turned_away)} times, {slowest:.1f} s at most; after its return {back}")
    assert (server.poll(), worker.poll()) == (None, None), "server and worker were not started again"
    return crowd, seen, back


def test_meanwhile_everybody_is_told_within_seconds_and_keeps_the_form(survived):
    crowd, seen, _ = survived
    met = {one.status for one in crowd.turned_away}
    assert met == {503}, [one for one in crowd.turned_away if one.status != 503][:3]
    for one in crowd.turned_away:
        assert "no alcanza su base de datos" in one.page
        assert 'name="summary" value="Asunto' in one.page
        assert one.seconds < LONGEST_S
    assert {status for status, _, _ in seen} <= {200, 503}
    assert any("no alcanza su base de datos" in page for status, _, page in seen if status == 503)
    assert max(seconds for _, seconds, _ in seen) < LONGEST_S


def test_when_it_is_back_people_go_on_at_once(survived):
    assert max(survived[2]) < LONGEST_S


def test_every_acknowledged_petition_exists_once_and_no_folio_is_skipped(office, survived):
    each_once_and_without_gaps(office, survived[0])


def test_the_same_worker_finishes_its_work_and_the_house_proves_itself(office, survived):
    until = time.monotonic() + 60
    while not all_printed(office) and time.monotonic() < until:
        time.sleep(0.2)
    assert all_printed(office)
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
