"""Harmless repetition: of two acts with one key at the same moment, the second waits and then sees the first."""

from django.db import connection


def take_turns(key: str) -> None:
    """Wait until no other open transaction works on `key`, then hold it until this one ends.

    Call it before looking whether the key is known, and before any other lock. SQLite needs nothing: its
    transactions begin with the only write lock there is.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
