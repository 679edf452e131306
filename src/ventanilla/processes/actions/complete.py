"""Do one task: its registered action and the movement of the procedure are one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes.forms import pack_values
from ventanilla.processes.models import Token
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.library import schema_of
from ventanilla.processes.motion.locking import already_done, lock_instance_of
from ventanilla.processes.motion.ringing import ring_what_warns
from ventanilla.processes.motion.run import Run
from ventanilla.processes.refusals import TermExpired
from ventanilla.processes.standing import require_worker
from ventanilla.staff.acts import one_act


@dataclass(frozen=True)
class Completion:
    """What a completion did. `late` tells that the task's own term had ended; `closed` that the procedure did."""

    token: Token
    subject: Subject
    late: bool
    closed: bool


def complete(*, token: int, by: Actor, at: datetime, values: Mapping[str, Any]) -> Completion:
    """Finish a task with the values of its form.

    Errors: NotYourTurn, AlreadyDone, NotYours, Missing, what the task's action refuses, and TermExpired: an
    interrupting term that had ended wins over the act; its consequence is kept although the act is refused,
    so do not call this inside a transaction that the refusal would undo.
    """
    with one_act():
        instance = lock_instance_of(token)
        run = Run(instance, by, at)
        task = run.board.tokens.get(token)
        if task is None:
            raise already_done(Token.objects.get(pk=token))
        require_worker(task, by, at)
        with settled_at_the_end(instance.pk):
            expired = run.expire(task)
            if expired:
                run.save()
            else:
                run, rung = ring_what_warns(run)
                task = run.board.tokens.get(token)
                if task is not None:
                    late = work(run, task, values)
                    return Completion(task, instance.subject, late, run.is_closed)
                expired = rung
    raise TermExpired(
        "plazo-vencido",
        f"El plazo «{expired}» terminó antes de este acto y el procedimiento ya siguió su curso. "
        "Abra el asunto para ver lo que procede ahora.",
    )


def work(run: Run, task: Token, values: Mapping[str, Any]) -> bool:
    """Do the task of a run with the values of its form and write it down; whether its own term had ended."""
    node = run.diagram.nodes[task.node]
    acted, kept = pack_values(schema_of(run.instance.definition, node.form), values)
    late = run.work(task, acted, kept) == Token.Outcome.LATE
    facts = {"token": task.pk, "node": task.node, "task": task.task, "late": late}
    record(event="processes.task_done", by=run.by, at=run.at, on=run.instance.subject, facts=facts)
    return late
