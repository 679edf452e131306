"""A connection that looks whether its server left before it asks whether it is there: a page waits for one trip less.

Django asks `SELECT 1` before each request. An idle connection has nothing to be read; one whose server ended, or was
ended by it, has: the farewell or the end of the stream. So the socket is looked at, and the question asked only when
there is something in it, or when nobody asked for long (a cable cut, a router that forgot the connection).
"""

import select
from time import monotonic
from typing import Any

from django.db.backends.postgresql import base

TRUSTED = 20.0
"""Seconds for which a silent connection is believed since its server last answered."""


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, but for how it is found usable."""

    answered_at = 0.0

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        made = super().get_new_connection(conn_params)
        self.answered_at = monotonic()
        return made

    def is_usable(self) -> bool:
        """Whether statements may be sent. At most one question to the server."""
        if self.connection is None or self.connection.closed:
            return False
        if monotonic() - self.answered_at < TRUSTED and _silent(self.connection.fileno()):
            return True
        usable = bool(super().is_usable())
        self.answered_at = monotonic() if usable else 0.0
        return usable


def _silent(socket: int) -> bool:
    """Nothing came and nobody hung up."""
    poll = select.poll()
    poll.register(socket, select.POLLIN | select.POLLPRI | select.POLLRDHUP)
    return not poll.poll(0)
