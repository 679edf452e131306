"""Scenarios of a procedure: told step by step in its folder, run by the real engine, and undone.

In a scenario a task only writes the variables it says; terms fall due by the pack's own calendar.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions.fire_due import TIMED
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.run import Run, plain
from ventanilla.processes.standing import may_work
from ventanilla.processes.step import OpenStep
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack

TELLER = Actor("system", "escenario", "El escenario")


def run(*, definition: Definition, story: Mapping[str, Any]) -> list[str]:
    """What did not go as told, in Spanish; [] when all did. Nothing stays written.

    `story` is the TOML: `at`, `[variables]`, and `[[step]]`s, each with `do` (node; `by` a post, `area` of a copy,
    `writes`), `wait` (a moment), or `message` (name, `key`, `payload`); `open` says which tasks are open after it.
    `[ends] at` names the node in which the procedure ends.
    """
    with transaction.atomic():
        told = _Told(definition, story)
        try:
            told.tell()
        except Refusal as refused:
            told.wrong.append(f"Paso {told.number}: {refused.sentence}")
        transaction.set_rollback(True)
    return told.wrong


def _only_write(step: OpenStep, by: Actor, at: datetime, values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)


@dataclass
class _Told:
    definition: Definition
    story: Mapping[str, Any]
    wrong: list[str] = field(default_factory=list)
    number: int = 0

    def tell(self) -> None:
        self.at: datetime = self.story["at"]
        self.instance = Instance.objects.create(
            definition=self.definition,
            subject_kind="scenario",
            subject_id=str(self.definition.pk),
            variables=plain(self.story.get("variables", {})),
            opened_at=self.at,
            opened_by=TELLER.name,
        )
        here = self.here()
        here.start()
        here.save()
        for number, step in enumerate(self.story["step"], 1):
            self.number = number
            self.at = step.get("wait") or step.get("at") or self.at
            self.fall_due()
            if "do" in step:
                self.do(step)
            if "message" in step:
                self.message(step)
            self.compare(sorted(step["open"]))
        self.compare_end(self.story.get("ends", {}).get("at", ""))

    def here(self) -> Run:
        instance = lock_instance(self.instance.pk)
        assert instance is not None
        return Run(instance, TELLER, self.at, _only_write)

    def fall_due(self) -> None:
        """What the background worker would have done by now."""
        while True:
            run = self.here()
            due = [t for t in run.board.tokens.values() if t.kind in TIMED and t.due_at and t.due_at <= self.at]
            if not due:
                return
            run.fire(min(due, key=lambda t: (t.due_at, t.pk)))
            run.save()

    def do(self, step: Mapping[str, Any]) -> None:
        run = self.here()
        tasks = [t for t in run.board.tokens.values() if t.kind == Token.Kind.TASK and t.node == step["do"]]
        found = [t for t in tasks if "area" not in step or run.variables(t).get("area") == step["area"]]
        if not found:
            self.wrong.append(f"Paso {self.number}: «{step['do']}» no está abierta; lo están {self.open_nodes()}.")
            return
        self.right_post(found[0], step)
        if run.expire(found[0]):
            run.save()
        else:
            run.work(found[0], step.get("writes", {}))

    def right_post(self, task: Token, step: Mapping[str, Any]) -> None:
        post = current_pack().section("organisation").posts.get(step.get("by", ""))
        if post is None or not may_work(task, Standing({post.code: post})):
            self.wrong.append(f"Paso {self.number}: «{step['do']}» no le toca al puesto «{step.get('by', '')}».")

    def message(self, step: Mapping[str, Any]) -> None:
        run = self.here()
        for token in run.board.tokens.values():
            if (token.kind, token.message, token.key) == (Token.Kind.MESSAGE, step["message"], step.get("key", "")):
                run.fire(token, step.get("payload", {}))
                run.save()
                return
        self.wrong.append(f"Paso {self.number}: nadie espera el mensaje «{step['message']}».")

    def open_nodes(self) -> list[str]:
        tasks = self.instance.tokens.filter(finished_at=None, kind=Token.Kind.TASK)
        return sorted(tasks.values_list("node", flat=True))

    def compare(self, expected: list[str]) -> None:
        if (found := self.open_nodes()) != expected:
            self.wrong.append(f"Paso {self.number}: se esperaba {expected} y está abierto {found}.")

    def compare_end(self, expected: str) -> None:
        self.instance.refresh_from_db()
        if self.instance.closed_node != expected:
            self.wrong.append(f"Se esperaba terminar en «{expected}» y quedó en «{self.instance.closed_node}».")
