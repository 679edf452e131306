"""Import a file of accounts from beginning to end, chunk by chunk; each chunk is its own transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from ventanilla.journal.actor import Actor
from ventanilla.journal.bulk import hastened
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.request_import import request_import
from ventanilla.register.models import ImportRun

ALONE, WHILE_PEOPLE_WORK = 5000, 1000
"""Rows in one transaction: on SQLite nobody else writes meanwhile."""


def import_accounts(
    *,
    file: BinaryIO,
    name: str,
    mapping: str,
    mapping_name: str,
    by: Actor,
    at: datetime,
    dry: bool = False,
    chunks: int | None = None,
    rows: int = ALONE,
    progress: Callable[[ImportRun], None] = lambda run: None,
) -> ImportRun:
    """The run, finished unless only so many `chunks` are to be done now and the rest by the background worker.

    Refuses as request_import does; bad rows do not stop it, they are kept with their reason.
    """
    run = request_import(file=file, name=name, mapping=mapping, mapping_name=mapping_name, dry=dry, by=by, at=at)
    progress(run)
    with hastened():
        while not run.finished_at and chunks != 0:
            chunks = None if chunks is None else chunks - 1
            run = advance_import(run=run.pk, rows=rows, at=at)
            progress(run)
    return run
