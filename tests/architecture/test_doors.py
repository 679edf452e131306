"""From outside an app one comes in by its doors only: actions, queries, models and the registries it names."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.debts import owed
from tests.architecture.reading import ROOT, Module, product, section
from ventanilla.floors import NAMES

ALWAYS = {"actions", "queries", "models"}


def registries() -> dict[str, set[str]]:
    """What ARCHITECTURE.md says is open besides the doors of every app."""
    lines = re.findall(r"^- `([a-z]+)`: (.+)$", section(ROOT / "ARCHITECTURE.md", "Doors"), re.M)
    return {floor: set(re.findall(r"`([a-z_]+)`", names)) for floor, names in lines}


def imported(module: Module) -> Iterator[tuple[str, str]]:
    """Pairs (floor, first part inside it) that a module imports."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "ventanilla" and len(parts) > 2 and parts[1] in NAMES:
                yield parts[1], parts[2]


def test_nobody_climbs_through_a_window():
    open_to_all = registries()
    climbed = {
        f"{module.name} -> {floor}.{part}": 1
        for module in product()
        for floor, part in imported(module)
        if floor not in (module.floor, "lib") and part not in ALWAYS | open_to_all.get(floor, set())
    }
    owed("window", climbed)


def test_every_named_registry_exists():
    for floor, names in registries().items():
        for name in names:
            base = ROOT / "src" / "ventanilla" / floor / name
            assert base.is_dir() or base.with_suffix(".py").exists(), f"ARCHITECTURE.md names {floor}.{name}"
