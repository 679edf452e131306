"""Open a procedure about a subject, in the version now in force."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row
from ventanilla.processes.actions.complete import work
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.run import Run, plain
from ventanilla.processes.refusals import UnableToOpen
from ventanilla.processes.standing import require_worker
from ventanilla.staff.acts import act


def definition_in_force(procedure: str) -> Definition:
    """The newest version. Errors: UnableToOpen when the pack has no such procedure."""
    found = _newest.first(procedure)
    if found is None:
        raise UnableToOpen(
            "procedimiento-desconocido",
            f"El procedimiento «{procedure}» no está publicado. Publíquelo con el paquete del organismo.",
        )
    return found


@prepared
def _newest(procedure: str) -> QuerySet[Definition]:
    return Definition.objects.filter(procedure=procedure).order_by("-number")[:1]


@prepared
def _open_about(kind: str, pk: str) -> QuerySet[Instance, int]:
    return Instance.objects.filter(subject_kind=kind, subject_id=pk, closed_at=None).values_list("pk", flat=True)[:1]


@act
def open_instance(
    *,
    procedure: str,
    subject: Subject,
    variables: Mapping[str, Any],
    by: Actor,
    at: datetime,
    first: Mapping[str, Any] | None = None,
) -> Instance:
    """Start `procedure` about `subject`; `first` holds the values of its first task when it is done at once.

    Errors: UnableToOpen; Missing when a condition lacks a variable; those of `complete` for the first task.
    """
    if _open_about(subject.kind, subject.id):
        raise UnableToOpen("ya-en-tramite", "Este asunto ya tiene un procedimiento abierto; continúe desde sus tareas.")
    definition = definition_in_force(procedure)
    instance = insert_row(
        Instance(
            definition=definition,
            subject_kind=subject.kind,
            subject_id=subject.id,
            folio=subject.folio,
            variables=plain(variables),
            opened_at=at,
            opened_by=by.name,
        )
    )
    record(
        event="processes.opened",
        by=by,
        at=at,
        on=subject,
        facts={"instance": instance.pk, "procedure": procedure, "version": definition.number},
    )
    with settled_at_the_end(instance.pk):
        run = Run(instance, by, at, rows=())
        run.start()
        if first is None:
            run.save()
        else:
            _do_first(run, first)
    return instance


def _do_first(run: Run, values: Mapping[str, Any]) -> None:
    task = next((t for t in run.board.tokens.values() if t.kind == Token.Kind.TASK), None)
    if task is None:
        raise UnableToOpen("sin-primer-paso", "El procedimiento publicado no tiene un primer paso; avise a Calidad.")
    require_worker(task, run.by, run.at)
    work(run, task, values)
