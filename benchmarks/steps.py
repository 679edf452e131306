"""So many petitions run through all their steps by the engine, each step an act of its own: steps a second and p95.

The roads are the scenarios of the pack, in turn. As in a scenario a task only writes its variables: what letters,
answers and deliveries cost is measured over HTTP, here it is the engine, its terms and the journal.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import quantiles
from typing import Any

from django.db import connection

from benchmarks.herd import KIND, PROCEDURE
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes.actions import open_instance
from ventanilla.processes.actions.fire_due import TIMED, fire_some
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.board import tokens_of
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.locking import lock_instance_of
from ventanilla.processes.motion.run import Run
from ventanilla.processes.step import OpenStep
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack

WALKER = Actor("system", "prueba", "La prueba de carga")
_TOLD_EACH = 500


def only_write(step: OpenStep, by: Actor, at: datetime, values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)


def roads() -> list[dict[str, Any]]:
    """The scenarios of the procedure in force; none that waits for a message, whose keys are single."""
    files = current_pack().files
    told = [files.toml(path) for path in files.matching(f"procedures/{PROCEDURE}/scenarios/*.toml")]
    return [story for story in told if not any("message" in step for step in story["step"])]


class Walk:
    """One petition on its road. `took` is told of each step, in ms."""

    def __init__(self, number: str, story: Mapping[str, Any], took: list[float]) -> None:
        self.story, self.took = story, took
        self.at: datetime = story["at"]
        variables = story.get("variables", {})
        began = time.perf_counter()
        self.instance = open_instance(
            procedure=PROCEDURE, subject=Subject(KIND, number, number), variables=variables, by=WALKER, at=self.at
        )
        self._told(began)
        self.open = list(tokens_of([self.instance.pk]))

    def go(self) -> None:
        """To its end. Errors: AssertionError when the engine does not stand where the scenario says."""
        for step in self.story["step"]:
            self.at = step.get("wait") or step.get("at") or self.at
            self._fall_due()
            if "do" in step:
                self._do(step)
            stands = sorted(t.node for t in self.open if t.kind == Token.Kind.TASK)
            assert stands == sorted(step["open"]), f"{self.story['title']}: {stands}, not {sorted(step['open'])}"

    def _fall_due(self) -> None:
        while due := [t for t in self.open if t.kind in TIMED and t.is_open and t.due_at and t.due_at <= self.at]:
            first = min(due, key=lambda t: (t.due_at, t.pk))
            began = time.perf_counter()
            fire_some([first.pk], self.at, only_write)
            self._told(began)
            self.open = list(tokens_of([self.instance.pk]))

    def _do(self, step: Mapping[str, Any]) -> None:
        by_id = {t.pk: t for t in self.open}
        task = next(
            t
            for t in self.open
            if t.kind == Token.Kind.TASK and t.node == step["do"] and step.get("area") in (None, _area(t, by_id))
        )
        began = time.perf_counter()
        self.open = do(task.pk, step.get("writes", {}), self.at)
        self._told(began)

    def _told(self, began: float) -> None:
        self.took.append(1000 * (time.perf_counter() - began))


def _area(token: Token | None, by_id: Mapping[int, Token]) -> str | None:
    """The area of the parallel copy a task stands in."""
    while token is not None:
        if token.kind == Token.Kind.COPY:
            return str(token.local.get("variables", {}).get("area"))
        token = by_id.get(token.parent_id) if token.parent_id else None
    return None


@act
def do(token: int, values: Mapping[str, Any], at: datetime) -> list[Token]:
    """One task done, as `complete` does it but for whose task it is; the tokens that are open then."""
    instance = lock_instance_of(token)
    run = Run(instance, WALKER, at, only_write)
    task = run.board.tokens[token]
    with settled_at_the_end(instance.pk):
        if run.expire(task):
            run.save()
        else:
            run.work(task, values)
    record(event="processes.task_done", by=WALKER, at=at, on=instance.subject, facts={"token": token})
    return [*run.board.tokens.values(), *run.board.warned]


def walk(numbers: Sequence[str]) -> tuple[list[float], float]:
    """How long each step took in ms, and the seconds of all."""
    told, took = roads(), list[float]()
    began = time.monotonic()
    for n, number in enumerate(numbers):
        Walk(number, told[n % len(told)], took).go()
        if n % _TOLD_EACH == _TOLD_EACH - 1:
            print(f"\r{n + 1:,} of {len(numbers):,}", end="", flush=True)
    return took, time.monotonic() - began


def measure(count: int, seed: int) -> dict[str, Any]:
    """Errors: AssertionError where a petition did not stand where its scenario says, or is not closed."""
    prefix = f"s{seed}-{Instance.objects.count()}-"
    took, seconds = walk([f"{prefix}{n}" for n in range(count)])
    ends = len([story for story in roads() if story.get("ends")])
    open_still = Instance.objects.filter(subject_kind=KIND, folio__startswith=prefix, closed_at=None).count()
    cuts = quantiles(took, n=20)
    print(
        f"\r{count:,} petitions, {len(took):,} steps in {seconds:.0f} s: {len(took) / seconds:.0f} steps a second, "
        f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms; {count - open_still:,} closed, as {ends} of {len(roads())} "
        f"scenarios end ({connection.vendor})",
        flush=True,
    )
    return {"petitions": count, "steps": len(took), "per_s": len(took) / seconds, "p50": cuts[9], "p95": cuts[18]}
