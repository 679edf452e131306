"""Below the doors nobody reads the clock, the dice or the settings: moment and seed come as arguments."""

import ast
from collections.abc import Iterator

from tests.architecture.debts import owed
from tests.architecture.reading import Module, product

DOORS = {
    "sessions",
    "views",
    "management",
    "templatetags",
    "urls",
    "forms",
    "middleware",
    "access",
    "context",
    "throttle",
    "apps",
}
DOOR_FLOORS = {"api", "portal", "desk", "town", "frontend", ""}
CLOCK = {"timezone.now", "datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time"}
DICE = {"uuid4", "uuid.uuid4", "secrets.token_urlsafe", "secrets.token_hex", "secrets.token_bytes", "os.urandom"}


def below() -> Iterator[Module]:
    for module in product():
        inside = {module.path.stem, *module.path.parts[module.path.parts.index("ventanilla") + 2 : -1]}
        if module.floor not in DOOR_FLOORS and not inside & DOORS:
            yield module


def spoken(node: ast.expr) -> str:
    """A dotted name as written: `timezone.now`."""
    if isinstance(node, ast.Attribute):
        return f"{spoken(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(module: Module, wanted: set[str]) -> int:
    heard = [spoken(n) for n in ast.walk(module.tree) if isinstance(n, ast.Name | ast.Attribute)]
    return sum(name in wanted or name.startswith("random.") for name in heard)


def test_nobody_reads_the_clock():
    owed("clock", {m.name: n for m in below() if (n := calls(m, CLOCK))})


def test_nobody_throws_dice():
    owed("dice", {m.name: n for m in below() if (n := calls(m, DICE))})


def test_nobody_reads_the_settings():
    readers = {}
    for module in below():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.module == "django.conf":
                readers[module.name] = 1
    owed("settings", readers)
