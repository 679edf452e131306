"""The small procedures of these tests, published beside those of Naucalpan, and the two task types they use."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ventanilla.journal.actor import INSTALLER, Subject
from ventanilla.processes import tasks
from ventanilla.processes.actions import open_instance
from ventanilla.processes.models import Instance, Token
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
from ventanilla.utility.sections import Files

NAUCALPAN = Path(__file__).parents[4] / "packs" / "naucalpan"
DIAGRAMS = Path(__file__).parent / "diagrams"
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
PROCEDURES: dict[str, tuple[str, ...]] = {
    "ronda": ("ronda.bpmn",),
    "reparto": ("reparto.bpmn", "reparto.dmn"),
    "plazos": ("plazos.bpmn",),
    "caduca": ("caduca.bpmn",),
    "aviso": ("aviso.bpmn",),
    "areas": ("areas.bpmn", "area_uno.bpmn"),
}
TERM = """
[[term]]
code = "caducidad"
name = "Caducidad"
unit = "business_days"
amount = 40
group = "caducity"
assumed = true
valid_from = 2020-01-01
"""


def folder(code: str, changes: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The files of a small procedure as the pack holds them; `changes` replaces text in its diagram."""
    found = {}
    for name in PROCEDURES[code]:
        text = (DIAGRAMS / name).read_text()
        for old, new in (changes or {}).items():
            text = text.replace(old, new)
        target = "process.bpmn" if name == f"{code}.bpmn" else name
        found[f"procedures/{code}/{target}"] = text.encode()
    return found


def pack_with(*folders: Mapping[str, bytes]) -> Files:
    """Naucalpan's files, the terms of these tests and the given procedures."""
    files = dict(read_folder(NAUCALPAN).by_path)
    files["terms.toml"] += TERM.encode()
    for one in folders:
        files |= one
    return replace(read_folder(NAUCALPAN), by_path=files)


def publish(*folders: Mapping[str, bytes], at: datetime = AT) -> None:
    publish_pack(files=pack_with(*folders), by=INSTALLER, at=at)


def note(*, step: Any, by: Any, at: datetime, **values: Any) -> dict[str, Any]:
    """Writes down what it is given."""
    step.require("tests.note", step.subject)
    return values


def stamp(*, step: Any, by: Any, at: datetime) -> dict[str, Any]:
    step.require("tests.stamp", step.subject)
    return {"sello": f"{by.name}, {step.node}"}


@pytest.fixture(autouse=True)
def _known_tasks() -> Iterator[None]:
    writes = ("listo", "clase", "areas", "orden", "recibido_at")
    tasks.register(tasks.TaskType("tests.note", "Anotar", note, writes=writes))
    tasks.register(tasks.TaskType("tests.stamp", "Sellar", stamp, kind="service", writes=("sello",)))
    yield
    for code in ("tests.note", "tests.stamp"):
        tasks.TASKS.pop(code, None)


@pytest.fixture
def procedures(db: None) -> None:
    publish(*(folder(code) for code in PROCEDURES))


class Story:
    """One running case, worked by Ana."""

    def __init__(self, people: Any) -> None:
        self.people, self.by, self.at, self.number = people, people.ana.actor, AT, 0
        self.instance: Instance

    def open(self, procedure: str, **variables: Any) -> "Story":
        self.number += 1
        subject = Subject("test", f"{procedure}-{self.number}", f"T-{self.number}")
        self.instance = open_instance(procedure=procedure, subject=subject, variables=variables, by=self.by, at=self.at)
        return self

    @property
    def tasks(self) -> list[str]:
        """The nodes of the open tasks."""
        return sorted(self.tokens(kind="task").values_list("node", flat=True))

    def tokens(self, **where: Any) -> Any:
        return Token.objects.filter(instance=self.instance, finished_at=None, **where).order_by("pk")

    def token(self, node: str) -> Token:
        return self.tokens(node=node)[0]

    def do(self, node: str, **values: Any) -> Any:
        from ventanilla.processes.actions import complete

        return complete(token=self.token(node).pk, by=self.by, at=self.at, values=values)

    @property
    def is_closed(self) -> bool:
        self.instance.refresh_from_db()
        return self.instance.closed_at is not None


@pytest.fixture
def story(people: Any, procedures: None) -> Story:
    return Story(people)
