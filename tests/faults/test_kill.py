"""Server and worker are killed again and again while people work: nothing acknowledged is lost, no folio skipped."""

import random
import threading
import time
from uuid import uuid4

import pytest

EACH = 15
"""Petitions by each of the four visitors."""
KINDS = ("server", "both", "worker")


def petition(key, number):
    return {
        "form_key": key,
        "channel": "telefono",
        "capacity": "titular",
        "petitioner": f"Persona {number}",
        "summary": f"Asunto {number}",
        "points": "Que se revise\\nQue se corrija",
    }


def open_many(visitor, numbers, acknowledged, keys):
    """Each petition is sent with its own key until it is acknowledged."""
    token = visitor.hidden("/peticiones/nueva/")["csrfmiddlewaretoken"]
    for number in numbers:
        key = uuid4().hex
        keys.append(key)
        fields = petition(key, number) | {"csrfmiddlewaretoken": token}
        status, where, page = visitor.insist("/peticiones/nueva/", fields)
        assert status == 302, page[:800]
        acknowledged[key] = where.strip("/").rpartition("/")[2]


def kill_now_and_then(office, crowd, acknowledged, chance):
    """Until the crowd is done: after a few more petitions kill server, worker or both, and start them again."""
    times = dict.fromkeys(KINDS, 0)
    while any(one.is_alive() for one in crowd):
        enough = len(acknowledged) + chance.randint(3, 8)
        while len(acknowledged) < enough and any(one.is_alive() for one in crowd):
            time.sleep(0.01)
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
    """Sixty petitions by four people while the killer is about; what was acknowledged, and every key sent."""
    acknowledged, keys, began = {}, [], time.monotonic()
    crowd = [
        threading.Thread(target=open_many, args=(one, range(n * EACH, (n + 1) * EACH), acknowledged, keys))
        for n, one in enumerate(visitors)
    ]
    for one in crowd:
        one.start()
    times = kill_now_and_then(office, crowd, acknowledged, random.Random(7))
    print(f"killed {times} in {time.monotonic() - began:.0f} s")
    assert sum(times.values()) >= 5
    return acknowledged, keys


def test_every_acknowledged_petition_exists_once_and_no_folio_is_skipped(office, survived):
    acknowledged, keys = survived
    assert len(acknowledged) == len(keys) == 4 * EACH
    written = office.rows("select key, folio from cases_case order by folio")
    assert {key.partition(":")[2]: folio for key, folio in written} == acknowledged
    assert [int(folio.rpartition("-")[2]) for _, folio in written] == list(range(1, len(keys) + 1))


def test_after_the_kills_the_house_proves_itself_and_the_work_left_is_done(office, survived):
    """`verify` also proves that no open case is without a next step."""
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
    office.told("-m", "ventanilla", "work", "--once")
    assert office.rows(
        "select count(*) from documents_document d where not exists "
        "(select 1 from documents_rendering r where r.document_id = d.id)"
    ) == [(0,)]
