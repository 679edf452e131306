"""Every scenario of every pack's procedures runs on the real engine, with the real calendar; its tasks only write."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes import tasks
from ventanilla.processes.actions import complete, open_instance
from ventanilla.processes.actions.fire_due import fire_due
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.staff.models import Appointment, Person
from ventanilla.utility.queries import current_pack

PACKS = Path(__file__).parents[1] / "packs"
SCENARIOS = sorted(PACKS.glob("naucalpan/procedures/*/scenarios/*.toml"))


def only_write(*, step: Any, by: Actor, at: datetime, **values: Any) -> dict[str, Any]:
    """What a task does in a scenario: it leaves the variables the scenario says."""
    return values


@dataclass
class Told:
    """A scenario being told: one instance, its own clock."""

    procedure: str
    story: dict[str, Any]
    at: datetime = field(init=False)
    instance: Instance = field(init=False)

    def run(self) -> None:
        self.at = self.story["at"]
        subject = Subject("scenario", "1", "E-1")
        holder = self.holder("auxiliar_atencion")
        variables = self.story["variables"]
        self.instance = open_instance(
            procedure=self.procedure, subject=subject, variables=variables, by=holder, at=self.at
        )
        for number, step in enumerate(self.story["step"], 1):
            self.at = step.get("wait") or step.get("at") or self.at
            self.tick()
            if "do" in step:
                self.do(step)
            assert self.open == sorted(step["open"]), f"step {number}: {step}"
        self.instance.refresh_from_db()
        assert (self.instance.closed_at is not None) == ("ends" in self.story)

    def tick(self) -> None:
        """What the background worker does meanwhile."""
        while fire_due(self.at, 100):
            pass

    def do(self, step: dict[str, Any]) -> None:
        waiting = [t for t in self.tasks() if t.node == step["do"] and self.area(t) == step.get("area", "")]
        assert waiting, f"«{step['do']}» is not open: {self.open}"
        complete(token=waiting[0].pk, by=self.holder(step["by"]), at=self.at, values=step.get("writes", {}))

    def area(self, token: Token) -> str:
        """The area of the copy a task belongs to, for the tasks of other lanes."""
        while token.parent_id:
            token = token.parent
            if "area" in token.local:
                return str(token.local["area"])
        return ""

    def tasks(self) -> Iterator[Token]:
        yield from Token.objects.filter(instance=self.instance, kind="task", finished_at=None).order_by("pk")

    @property
    def open(self) -> list[str]:
        return sorted(token.node for token in self.tasks())

    def holder(self, post: str) -> Actor:
        """Somebody who holds the post; hired for the scenario when nobody does."""
        found = Appointment.objects.filter(post=post).select_related("person").first()
        if found is None:
            person = Person.objects.create(username=post, name=post)
            found = Appointment.objects.create(person=person, post=post, starts_on=date(2026, 1, 1))
        return found.person.actor


@pytest.fixture
def written_tasks(db: None) -> Iterator[None]:
    """Every task of the published diagrams only writes; the real ones come back afterwards."""
    kept = dict(tasks.TASKS)
    for definition in Definition.objects.all():
        for node in diagram_of(definition).nodes.values():
            if node.task:
                tasks.register(tasks.TaskType(node.task, node.name, only_write))
    yield
    tasks.TASKS.clear()
    tasks.TASKS.update(kept)


@pytest.mark.req("H-03")
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: p.stem)
def test_a_scenario_goes_as_it_is_told(path, people, written_tasks):
    Told(path.parents[1].name, tomllib.loads(path.read_text())).run()


@pytest.mark.req("B-03", "B-04", "B-08")
def test_each_step_of_the_petition_is_walked_by_some_scenario(people):
    done = {s["do"] for p in SCENARIOS for s in tomllib.loads(p.read_text())["step"] if "do" in s}
    diagram = current_pack().section("procedures")["peticion"].diagram
    assert {n.id for n in diagram.nodes.values() if n.is_person} - done == set()
