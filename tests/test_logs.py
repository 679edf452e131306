"""What people wrote does not reach the logs, neither when it is refused nor when the server fails."""

import logging

import pytest
from django.test import Client

from ventanilla.desk.views import search

pytestmark = pytest.mark.req("B-10")
NAME = "Zenaida Xicotencatl"


@pytest.fixture
def ana(people):
    client = Client(raise_request_exception=False)
    client.force_login(people.ana)
    return client


def test_what_is_looked_for_or_refused_is_not_logged(ana, caplog):
    caplog.set_level(logging.INFO)
    assert ana.get("/buscar/", {"q": NAME}).status_code == 200
    assert ana.post("/visitas/nueva/", {"name": NAME, "account": "nada"}).status_code == 422
    assert ana.get(f"/cuentas/{NAME}/").status_code == 404
    assert not [
        record for record in caplog.records if "Zenaida" in record.getMessage() and record.levelno > logging.WARNING
    ]
    assert NAME not in "".join(r.getMessage() for r in caplog.records if r.name != "django.request")


def test_a_failure_tells_where_and_not_what_was_written(ana, caplog, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the index is broken")

    monkeypatch.setattr(search, "control", broken)
    assert ana.get("/buscar/", {"q": NAME}).status_code == 500
    told = "\n".join(logging.Formatter().format(record) for record in caplog.records)
    assert "the index is broken" in told
    assert "Zenaida" not in told
