"""A procedure of the pack as plain values: its folder's files, its diagram, its document control."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from ventanilla.processes.engine.diagram import Diagram
from ventanilla.processes.engine.reading import read

ROOT: Final = "procedures/"
PATTERNS: Final = (
    "procedures/*/*.bpmn",
    "procedures/*/*.dmn",
    "procedures/*/forms/*.json",
    "procedures/*/document.toml",
    "procedures/*/requirements.toml",
    "procedures/*/scenarios/*.toml",
    "procedures/*/README.md",
)


@dataclass(frozen=True)
class Procedure:
    """`files` by name inside the folder; `document` is its control: code, revision, dates, who made it."""

    code: str
    files: dict[str, bytes]
    document: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.document.get("title") or self.diagram.names[self.diagram.root])

    @property
    def running_files(self) -> dict[str, bytes]:
        """What a running case keeps: everything but what is only written for readers and tests."""
        return {n: c for n, c in self.files.items() if n != "README.md" and not n.startswith("scenarios/")}

    @cached_property
    def diagram(self) -> Diagram:
        """Errors: Mistakes."""
        return read(self.files)

    def path(self, name: str) -> str:
        """The file's path inside the pack."""
        return f"{ROOT}{self.code}/{name}"
