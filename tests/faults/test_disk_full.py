"""The disk fills while people work: they are told, keep what they typed, and when there is room all goes on."""

import io
import os
import time
from contextlib import ExitStack
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from PIL import Image

from tests.faults.cluster import own_cluster
from tests.faults.crowd import NEW, Crowd, all_printed, each_once_and_without_gaps, petition
from tests.faults.full_disk import SmallFiles, small_disk
from tests.faults.office import Office

pytestmark = pytest.mark.req("B-10")
EACH = 8
REFUSALS = 40
"""How often people insist in vain before there is room again."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """The address of a database and its disk; on SQLite that is the limit of the office's own files."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('ground') / 'ventanilla.sqlite3'}", None
        return
    with ExitStack() as after:
        disk = after.enter_context(small_disk(160))
        # What PostgreSQL does when its log finds no room is to stop: then it is away, which another test tries.
        cluster = after.enter_context(own_cluster(disk.folder / "data", "--waldir", "{root}/wal"))
        with psycopg.connect(cluster.url, dbname="postgres", autocommit=True) as admin:
            admin.execute("create database office")
        yield f"{cluster.url}/office", disk
        disk.free()


@pytest.fixture(scope="module")
def office(ground, tmp_path_factory):
    with Office(tmp_path_factory.mktemp("office"), ground[0], whole=True).at_work() as one:
        yield one


@pytest.fixture(scope="module")
def survived(ground, office, visitors):
    """Sixty-four petitions by eight people; after some the disk is full, until they have insisted enough."""
    crowd, disk = Crowd(visitors, EACH), ground[1] or SmallFiles(office, 256 * 1024)
    server, worker = office.process, office.worker
    crowd.start()
    crowd.wait_for(EACH)
    disk.fill()
    crowd.until(lambda: len(crowd.turned_away) >= REFUSALS)
    during = len(crowd.acknowledged)
    disk.free()
    crowd.finish()
    print(f"{during} of {len(crowd.keys)} before there was room again, {len(crowd.turned_away)} turned away")
    assert during < 8 * EACH
    assert (server.poll(), worker.poll()) == (None, None), "server and worker were not started again"
    return crowd


def test_people_are_told_and_keep_what_they_typed(survived):
    assert {one.status for one in survived.turned_away} == {503}, survived.turned_away[0]
    for one in survived.turned_away:
        assert "liberar espacio" in one.page, one.page
        assert 'name="summary" value="Asunto' in one.page


def test_every_acknowledged_petition_exists_once_and_no_folio_is_skipped(office, survived):
    each_once_and_without_gaps(office, survived)


def photograph(side):
    """A photograph of about 3 × side × side bytes."""
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(3 * side * side)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("side", [200, 1200], ids=["in memory", "by a temporary file"])
def test_a_file_that_does_not_fit_is_told_and_leaves_nothing_half(office, survived, visitors, side):
    visitor, disk = visitors[0], SmallFiles(office, 16 * 1024)
    fields = petition(uuid4().hex, 900) | {"csrfmiddlewaretoken": visitor.hidden(NEW)["csrfmiddlewaretoken"]}
    files = {"evidence": ("medidor.png", photograph(side))}
    disk.fill()
    status, _, page = visitor.ask(NEW, fields, files)
    disk.free()
    assert (status, "liberar espacio" in page, "elíjalos otra vez" in page) == (503, True, True), page
    assert not [one for one in (office.folder / "files").rglob("*") if one.name.startswith(".")]
    before = office.rows("select count(*) from cases_case")
    status, where, page = visitor.ask(NEW, fields, files)
    assert status == 302, page[:500]
    assert office.rows("select count(*) from cases_case") == [(before[0][0] + 1,)]


def test_the_same_worker_finishes_its_work_and_the_house_proves_itself(office, survived):
    until = time.monotonic() + 60
    while not all_printed(office) and time.monotonic() < until:
        time.sleep(0.2)
    assert all_printed(office)
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
