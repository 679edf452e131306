"""Works petitions from the door to their close by the project's own acts, and keeps what the disk was asked.

`python -m tests.faults.worked_on_tape FILE PETITIONS SYNCHRONOUS`; `tests.faults.paid_on_tape` collects instead.
"""

import os
import pickle
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django

CHANGES = ("INSERT", "UPDATE", "DELETE")


def main(work: Callable[[Any, int], None], target: str, times: int, synchronous: str) -> None:
    """`work` does what it does so many times with a tape, and notes on it what was acknowledged."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    from tests.faults.shelf_tape import watch_shelf
    from tests.faults.sqlite_tape import Tape

    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", f"synchronous={synchronous}")
    assert f"synchronous={synchronous}" in options["init_command"]
    tape = Tape()
    watch_shelf(tape, Path(settings.MEDIA_ROOT))
    connection.ensure_connection()
    note_commits(tape, connection)
    with connection.execute_wrapper(lambda *given: noting_lone_changes(tape, connection, *given)):
        work(tape, times)
    with open(target, "wb") as out:
        pickle.dump(tape.notes, out)


def rows_ever(connection: Any) -> dict[str, int]:
    """The last number given in each table: it says which transactions a copy of the database holds."""
    return dict(connection.connection.execute("select name, seq from sqlite_sequence").fetchall())


def note_commits(tape: Any, connection: Any) -> None:
    commit = connection._commit

    def noted() -> None:
        commit()
        tape.mark("committed", rows_ever(connection))

    connection._commit = noted
    tape.mark("committed", rows_ever(connection))


def noting_lone_changes(tape: Any, connection: Any, execute: Any, sql: str, *given: Any) -> Any:
    """A statement outside any transaction is one by itself."""
    result = execute(sql, *given)
    if not connection.in_atomic_block and sql.lstrip().upper().startswith(CHANGES):
        tape.mark("committed", rows_ever(connection))
    return result


def work(tape: Any, petitions: int) -> None:
    """Each is opened and walked to its close by those whose task it is; what was acknowledged is noted at once."""
    from tests.journeys.story import Story
    from ventanilla.journal.management.commands.work import run_all
    from ventanilla.processes.models import Token
    from ventanilla.staff.models import Person

    class Told(Story):
        def do(self, *given: Any, **values: Any) -> Token:
            token = super().do(*given, **values)
            tape.mark("acknowledged", "task", token.pk)
            return token

    people = SimpleNamespace(**{p.username: p for p in Person.objects.all()})
    for _ in range(petitions):
        story = Told(people, datetime.now(UTC))
        case = story.open()
        tape.mark("acknowledged", "petition", case.folio)
        story.until("")
        assert run_all(1000) == []


if __name__ == "__main__":
    main(work, sys.argv[1], int(sys.argv[2]), sys.argv[3])
    os._exit(0)  # SQLite would still call the tape while Python takes itself apart
