"""How many SQL statements an operation costs, counted in this process with the same views and the same database."""

from statistics import median
from typing import Any

from django.db import connection
from django.test import Client as Inside

from benchmarks.client import Client
from benchmarks.ground import Ground
from benchmarks.operations import OPERATIONS
from ventanilla.staff.models import Person


class Counted(Client):
    """The same person, without a socket."""

    def __init__(self, username: str) -> None:
        self.inside = Inside()
        self.inside.force_login(Person.objects.get(username=username))
        self.cookies = {}

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, *, in_place: bool = False
    ) -> tuple[int, str, str]:
        headers = {"HX-Request": "true"} if in_place else None
        send = self.inside.get if method == "GET" else self.inside.post
        answer: Any = send(path, form or {}, headers=headers)
        return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def statements_of(name: str, ground: Ground) -> int:
    """The median of five times: not every petition asks as much, and the pack in force is asked for now and then."""
    who, operation = OPERATIONS[name]
    client, found = Counted(getattr(ground, who)), []
    operation(client, ground)
    for _ in range(5):
        asked = 0

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal asked
            asked += not sql.startswith(("SAVEPOINT", "RELEASE"))
            return execute(sql, *rest)

        with connection.execute_wrapper(note):
            operation(client, ground)
        found.append(asked)
    return int(median(found))
