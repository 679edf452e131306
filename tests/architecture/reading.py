"""Reads the project's own files for the tests of the house."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "ventanilla"


@dataclass(frozen=True)
class Module:
    """A Python file of the project. `floor` is its app, or "" outside the floors."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.path)

    @property
    def floor(self) -> str:
        parts = self.path.relative_to(SRC).parts if self.path.is_relative_to(SRC) else ()
        return parts[0] if len(parts) > 1 else ""

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.relative_to(ROOT).parts or self.path.name == "conftest.py"

    def functions(self) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, node


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def tracked() -> tuple[Path, ...]:
    """Files of the project as git knows them (and new ones not ignored), in order."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = sorted({ROOT / name for name in listed.split("\0") if name})
    return tuple(p for p in paths if p.is_file() and not p.is_symlink())


def modules() -> list[Module]:
    """Every Python file but migrations, which the framework writes."""
    return [Module(p) for p in tracked() if p.suffix == ".py" and "migrations" not in p.parts]


def product() -> list[Module]:
    """The Python of the product itself, without tests."""
    return [m for m in modules() if m.path.is_relative_to(SRC) and not m.is_test]


def templates() -> list[Path]:
    return [p for p in tracked() if p.suffix == ".html" and p.is_relative_to(SRC)]


def pages() -> list[Path]:
    """The project's own prose."""
    return [p for p in tracked() if p.suffix == ".md"]


def section(page: Path, title: str) -> str:
    """The text under a heading of a Markdown page, up to the next heading of its level or higher."""
    found = re.search(rf"^(#+) {re.escape(title)}\s*\n(.*?)(?=^#{{1,2}} |\Z)", page.read_text(), re.S | re.M)
    assert found, f"{page.name} has no section {title!r}"
    return found.group(2)
