"""What the machine can do at all, measured in the same run: a row written, a row read, and a bare web application."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from statistics import median

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction

TRIES = 300


def _milliseconds(verb: Callable[[int], None]) -> float:
    took = []
    for number in range(TRIES):
        began = time.perf_counter()
        verb(number)
        took.append(time.perf_counter() - began)
    return 1000 * median(took)


@contextmanager
def _table(name: str) -> Iterator[None]:
    """A table of the benchmark's own, gone afterwards."""
    key = "BIGSERIAL" if connection.vendor == "postgresql" else "INTEGER"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        cursor.execute(f"CREATE TABLE {name} (id {key} PRIMARY KEY, said VARCHAR(40))")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {name}")


def database_limits() -> dict[str, float]:
    """Median ms of one committed one-row insert and of one read by index."""
    with _table("bench_row"), connection.cursor() as cursor:

        def insert(number: int) -> None:
            with transaction.atomic():
                cursor.execute("INSERT INTO bench_row (id, said) VALUES (%s, %s)", [number, "una palabra"])

        def read(number: int) -> None:
            cursor.execute("SELECT said FROM bench_row WHERE id = %s", [number])
            cursor.fetchone()

        return {"insert": _milliseconds(insert), "read": _milliseconds(read)}


def promise() -> str:
    """What the database promises of a commit: figures with another promise are not to be compared."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT version(), current_setting('fsync'), current_setting('synchronous_commit')")
            version, fsync, waits = cursor.fetchone()
            return f"{version.split(' on ')[0]}, fsync {fsync}, synchronous_commit {waits}"
        cursor.execute("SELECT sqlite_version()")
        version = cursor.fetchone()[0]
        cursor.execute("PRAGMA synchronous")
        return f"SQLite {version}, synchronous {('OFF', 'NORMAL', 'FULL', 'EXTRA')[cursor.fetchone()[0]]}"


@contextmanager
def bare_table() -> Iterator[dict[str, str]]:
    """Where the bare application writes, and the cookies it knows."""
    session = SessionStore()
    session["said"] = "x"
    session.create()
    with _table("bench_bare"):
        yield {"sessionid": str(session.session_key), "csrftoken": "a" * 32}
    session.delete()


def application(environ: dict[str, object], start_response: Callable[..., object]) -> list[bytes]:
    """The least a real answer needs: read the session, compare the token, commit one row."""
    cookies = SimpleCookie(str(environ.get("HTTP_COOKIE", "")))
    key = cookies["sessionid"].value if "sessionid" in cookies else ""
    known = Session.objects.filter(pk=key).values_list("session_data", flat=True).first()
    token = cookies["csrftoken"].value if "csrftoken" in cookies else ""
    if not known or token != "a" * 32:
        start_response("403 Forbidden", [("Content-Type", "text/html")])
        return [b"no"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_bare (said) VALUES (%s)", [token])
    connection.close_if_unusable_or_obsolete()
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"<!doctype html><title>ok</title>"]
