"""The code never asks which utility it serves: what differs between them is read from the pack."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, SRC, product, tracked

PACKS = sorted(path.parent.name for path in (ROOT / "packs").glob("*/pack.toml"))
PLACES = "naucalpan|tecamac|cortazar|dosquebradas|oapas|odapas|jumapac|serviciudad"
NAMED = re.compile("|".join([PLACES, *map(re.escape, PACKS)]), re.I)
WHO = {"code", "name", "legal_name", "state", "country"}
"""What a pack says of whose it is: it may be shown or handed on, never compared."""
TEXTS = (".py", ".html", ".js", ".css", ".typ", ".toml", ".bpmn")


def plain(text: str) -> str:
    """Without accents, so that both ways of writing a name are found."""
    return text.translate(str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU"))


def is_utility(node: ast.expr) -> bool:
    """Whether an expression is the utility of the pack: `utility`, `….section("utility")`, or a published revision."""
    if isinstance(node, ast.Name | ast.Attribute):
        return (node.id if isinstance(node, ast.Name) else node.attr) in ("utility", "revision")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "section":
        return [a.value for a in node.args if isinstance(a, ast.Constant)] == ["utility"]
    return False


def says_who(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return (node.attr in WHO and is_utility(node.value)) or says_who(node.value)
    return isinstance(node, ast.Call) and any(says_who(part) for part in [node.func, *node.args])


def asked(tree: ast.AST) -> list[int]:
    """The lines where who the utility is gets compared, matched, or used to choose from a table."""
    found = []
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            parts = [node.subject]
        elif isinstance(node, ast.Subscript):
            parts = [node.slice]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            parts = list(node.args)
        found += [part.lineno for part in parts if says_who(part)]
    return found


@pytest.mark.req("H-03")
def test_no_code_compares_who_the_utility_is():
    found = [f"{m.name}:{line}" for m in product() for line in asked(m.tree)]
    assert found == [], "read what differs from the pack instead"


@pytest.mark.req("H-03")
def test_no_utility_is_named_in_anything_that_is_delivered():
    files = [p for p in tracked() if p.is_relative_to(SRC) and p.suffix in TEXTS and "tests" not in p.parts]
    found = [p.relative_to(ROOT).as_posix() for p in files if NAMED.search(plain(p.read_text()))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'if pack.section("utility").code == "x": pass',
        'match current_pack().section("utility").name:\n    case "x": pass',
        "AMOUNTS[utility.code]",
        "AMOUNTS.get(utility.state, 1)",
        'if revision.code in ("x", "y"): pass',
        'if str(utility.country).lower() != "mx": pass',
    ],
)
def test_each_way_of_asking_is_noticed(code):
    assert len(asked(ast.parse(code))) == 1


def test_showing_who_the_utility_is_asks_nothing():
    assert asked(ast.parse("print(utility.name, phone_number(text, utility.country), Path(utility.code))")) == []


def test_the_shared_letters_name_nobody():
    letters = sorted(Path(ROOT / "packs" / "shared").rglob("*.*"))
    assert [p.name for p in letters if NAMED.search(plain(p.read_text()))] == []
    assert letters
