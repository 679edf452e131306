"""Disk full, database away: a 503 that says what to do and keeps what was typed; a fault of ours stays a 500."""

import errno

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from ventanilla.reception.views import log

NAME = 'Zenaida "Xico" <b>'


@pytest.fixture
def ana(people):
    client = Client(raise_request_exception=False)
    client.force_login(people.ana)
    return client


@pytest.fixture
def broken(monkeypatch):
    """broken(error): whoever enters a visit meets it."""

    def by(error):
        def act(*args, **kwargs):
            raise error

        monkeypatch.setattr(log, "enter_visit", act)

    return by


def gone():
    error = OperationalError("the connection is lost")
    error.__cause__ = psycopg.OperationalError("the connection is lost")
    return error


def fields(**more):
    return {"form_key": "k1", "name": NAME, "matter": "Su recibo", **more}


def test_a_database_that_is_away_is_told_and_the_form_can_be_sent_again(ana, broken, caplog):
    broken(gone())
    answer = ana.post("/visitas/nueva/", fields())
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "no alcanza su base de datos" in page
    assert 'name="name" value="Zenaida &quot;Xico&quot; &lt;b&gt;"' in page
    assert 'name="form_key" value="k1"' in page
    assert 'action="/visitas/nueva/"' in page
    assert "data-failed" in page
    assert [(one.getMessage(), one.exc_info) for one in caplog.records] == [
        ("POST /visitas/nueva/: away (the connection is lost)", None)
    ]


def test_a_full_disk_is_told(ana, broken):
    broken(OSError(errno.ENOSPC, "No space left on device"))
    answer = ana.post("/visitas/nueva/", fields())
    assert answer.status_code == 503
    assert "liberar espacio" in answer.content.decode()
    assert "Enviar otra vez" in answer.content.decode()


@pytest.mark.parametrize(
    "more", [{"password": "agua-clara-7"}, {"file": SimpleUploadedFile("a.pdf", b"%PDF")}], ids=["secret", "file"]
)
def test_a_secret_is_never_shown_again_and_files_are_chosen_again(ana, broken, more):
    broken(gone())
    answer = ana.post("/visitas/nueva/", fields(**more))
    assert answer.status_code == 503
    assert "Enviar otra vez" not in answer.content.decode()
    assert "agua-clara-7" not in answer.content.decode()
    assert "elíjalos otra vez" in answer.content.decode()


def test_a_fault_of_ours_stays_one(ana, broken):
    broken(RuntimeError("ours"))
    answer = ana.post("/visitas/nueva/", fields())
    assert answer.status_code == 500
    assert "Algo falló de nuestro lado" in answer.content.decode()
