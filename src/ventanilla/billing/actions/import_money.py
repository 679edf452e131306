"""Import a file of balances, charges or payments from beginning to end; each chunk is its own transaction (H-01)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import BinaryIO

from ventanilla.billing.actions.advance_money_import import advance_money_import
from ventanilla.billing.actions.request_money_import import request_money_import
from ventanilla.billing.models import MoneyImport
from ventanilla.journal.actor import Actor
from ventanilla.journal.bulk import hastened

ALONE, WHILE_PEOPLE_WORK = 20_000, 2_000
"""Rows in one transaction: on SQLite nobody else writes meanwhile."""


def import_money(
    *,
    kind: str,
    file: BinaryIO,
    name: str,
    mapping: str,
    mapping_name: str,
    by: Actor,
    at: datetime,
    cut_off: date | None = None,
    dry: bool = False,
    chunks: int | None = None,
    rows: int = ALONE,
    progress: Callable[[MoneyImport], None] = lambda run: None,
) -> MoneyImport:
    """The run, finished unless only so many `chunks` are to be done now and the rest by the background worker.

    Refuses as request_money_import does; bad rows do not stop it, they are kept with their reason.
    """
    run = request_money_import(
        kind=kind,
        file=file,
        name=name,
        mapping=mapping,
        mapping_name=mapping_name,
        cut_off=cut_off,
        dry=dry,
        by=by,
        at=at,
    )
    progress(run)
    with hastened():
        while not run.finished_at and chunks != 0:
            chunks = None if chunks is None else chunks - 1
            run = advance_money_import(run=run.pk, rows=rows, at=at)
            progress(run)
    return run
