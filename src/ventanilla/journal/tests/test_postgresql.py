"""A connection to PostgreSQL is believed while it is silent, and a server that left is noticed before a request."""

import pytest
from django.db import connection, connections

from ventanilla.journal.postgresql import base

pytestmark = [
    pytest.mark.req("B-10"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="it is PostgreSQL's"),
]


@pytest.fixture
def apart():
    """A connection of its own, with who ends it."""
    made = connections.create_connection("default")
    made.connect()
    yield made
    made.close()


def end(apart):
    """The server ends that connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 2000)", [apart.connection.info.backend_pid])


def test_while_it_is_silent_it_is_believed_without_a_question(apart, monkeypatch):
    monkeypatch.setattr(base.base.DatabaseWrapper, "is_usable", lambda self: pytest.fail("it was asked"))
    assert apart.is_usable()
    assert apart.is_usable()


def test_a_server_that_left_is_noticed_at_once(apart):
    end(apart)
    assert not apart.is_usable()


def test_one_closed_on_our_side_is_not_usable(apart):
    apart.connection.close()
    assert not apart.is_usable()


def test_after_a_while_the_server_is_asked_again(apart, monkeypatch):
    told = []
    monkeypatch.setattr(base.base.DatabaseWrapper, "is_usable", lambda self: told.append(1) or True)
    apart.answered_at -= base.TRUSTED + 1
    assert apart.is_usable()
    assert apart.is_usable()
    assert told == [1]


def test_what_the_server_says_unasked_has_it_asked(apart):
    with apart.cursor() as cursor:
        cursor.execute("LISTEN news")
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY news")
    assert not base._silent(apart.connection.fileno())
    assert apart.is_usable()
