"""What is measured: the same six things at every desk of every peer, each a whole answer as a browser gets it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from benchmarks.client import Client, Unexpected, query
from benchmarks.ground import Ground

Operation = Callable[[Client, Ground], None]
_numbers = count()


def _next(found: list[str]) -> str:
    return found[next(_numbers) % len(found)]


def register(client: Client, ground: Ground) -> None:
    """POST of the form of a petition by telephone, and the page of the petition it opened."""
    form = {
        "form_key": uuid.uuid4().hex,
        "channel": "telefono",
        "petitioner": "Guadalupe Pérez López",
        "capacity": "titular",
        "account": _next(ground.accounts),
        "phone": "55 1234 5678",
        "summary": "El recibo llegó muy alto",
        "points": "Que se revise la lectura\nQue se corrija el recibo",
    }
    address, page = client.send("/peticiones/nueva/", form)
    if address.strip("/").split("/")[-1] not in page.replace("\u2011", "-"):
        raise Unexpected(f"{address} does not show its folio")


def view(client: Client, ground: Ground) -> None:
    """The page of a petition; its panels come with it."""
    client.page(f"/peticiones/{_next(ground.cases)}/")


def follow_up(client: Client, ground: Ground) -> None:
    """What an area answered, noted in the daily review as the browser sends it, and the row it answers."""
    referral = ground.referrals[next(_numbers) % len(ground.referrals)]
    said = f"Van mañana {uuid.uuid4().hex}"
    row = client.piece(f"/peticiones/revision/{referral}/", {"kind": "answered", "note": said})
    if said not in row:
        raise Unexpected(f"the row of {referral} does not tell what was noted")


def search_word(client: Client, ground: Ground) -> None:
    """One word of somebody's petition, in the one box."""
    client.page(query("/buscar/", q=_next(ground.words)))


def search_account(client: Client, ground: Ground) -> None:
    """The number of an account in the one box, and the account it opens."""
    client.page(query("/buscar/", q=_next(ground.accounts)))


def inbox(client: Client, ground: Ground) -> None:
    """The first fifty tasks that wait for this person."""
    client.page("/bandeja/")


OPERATIONS: dict[str, tuple[str, Operation]] = {
    "register": ("clerk", register),
    "view": ("clerk", view),
    "follow_up": ("manager", follow_up),
    "search_word": ("clerk", search_word),
    "search_account": ("clerk", search_account),
    "inbox": ("clerk", inbox),
}
"""Who does it, and how."""


@dataclass(frozen=True)
class Aim:
    """p50 in ms at one client, operations a second at eight, and SQL statements."""

    p50_ms: int
    per_s: int
    statements: int | None = None


AIMS = {
    "register": Aim(14, 89, 30),
    "view": Aim(11, 150, 15),
    "follow_up": Aim(16, 83),
    "search_word": Aim(15, 94),
    "search_account": Aim(10, 183),
    "inbox": Aim(20, 67, 10),
}
"""A fifth of what the best of four products took, on such a machine with PostgreSQL and 100,000 cases."""
