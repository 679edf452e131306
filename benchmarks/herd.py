"""Many cases alike: one that the engine opened, copied row by row, for what has to be measured with very many."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model

from ventanilla.deadlines.models import Deadline
from ventanilla.journal import bulk
from ventanilla.journal.actor import INSTALLER, Subject
from ventanilla.processes.actions import open_instance
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.run import Run

KIND = "bench"
PROCEDURE = "peticion"
BATCH = 5000
Change = Callable[[int, Model, dict[str, Any]], None]
"""Given the number of the copy, the row it is a copy of and its columns, which it may change."""


def opened(at: datetime, number: str) -> Instance:
    """A petition that stands at its first task, its terms running since `at`."""
    variables = {"canal": "presencial", "presentada_at": at.isoformat()}
    return open_instance(
        procedure=PROCEDURE, subject=Subject(KIND, number, number), variables=variables, by=INSTALLER, at=at
    )


def walked(instance: Instance, values: dict[str, Any], at: datetime) -> None:
    """Its first open task done, which only writes those values."""
    with transaction.atomic():
        held = lock_instance(instance.pk)
        assert held is not None
        run = Run(held, INSTALLER, at, lambda step, by, at, values: dict(values))
        run.work(next(t for t in run.board.tokens.values() if t.kind == Token.Kind.TASK), values)


def copy(instance: Instance, times: int, prefix: str, change: Change) -> None:
    """So many copies with their open tokens and their terms, each with a subject of its own."""
    tokens = list(instance.tokens.filter(finished_at=None).order_by("pk"))
    clocks = list(Deadline.objects.filter(pk__in=[t.deadline_id for t in tokens if t.deadline_id]).order_by("pk"))
    for first in range(0, times, BATCH):
        with transaction.atomic():
            _lay(instance, clocks, tokens, range(first, min(first + BATCH, times)), prefix, change)


def _lay(
    instance: Instance,
    clocks: Sequence[Deadline],
    tokens: Sequence[Token],
    numbers: range,
    prefix: str,
    change: Change,
) -> None:
    rows: list[Model] = [instance, *clocks, *tokens]
    laid: dict[type[Model], list[dict[str, Any]]] = {Instance: [], Deadline: [], Token: []}
    ids: dict[type[Model], Iterator[int]] = {
        model: iter(bulk.reserve_ids(model, many * len(numbers)))
        for model, many in ((Instance, 1), (Deadline, len(clocks)), (Token, len(tokens)))
    }
    for number in numbers:
        new: dict[tuple[type[Model], int | None], int | None] = {}
        for row in rows:
            new[type(row), row.pk] = next(ids[type(row)])
        for row in rows:
            cells = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
            cells["id"] = new[type(row), row.pk]
            for name, model in (("instance_id", Instance), ("deadline_id", Deadline), ("parent_id", Token)):
                if cells.get(name):
                    cells[name] = new[model, cells[name]]
            if "subject_id" in cells:
                cells["subject_id"] = cells["folio"] = f"{prefix}{number}"
            change(number, row, cells)
            laid[type(row)].append(cells)
    for kind, found in laid.items():
        if found:
            _write(kind, found)


def _write(model: type[Model], rows: Sequence[dict[str, Any]]) -> None:
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    prepared = [
        [f.get_db_prep_save(row[f.attname], connection) if row[f.attname] is not None else None for f in fields]
        for row in rows
    ]
    bulk.insert(model, [f'"{f.column}"' for f in fields], prepared)
