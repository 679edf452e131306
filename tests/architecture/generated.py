"""Makes docs/traceability.md and docs/events.md from the code: `bin/docs`."""

import ast
import os
import tomllib
from collections.abc import Iterator

import django

from tests.architecture.reading import ROOT, Module, modules

REQUIREMENTS = tomllib.loads((ROOT / "docs" / "requirements.toml").read_text())
MADE = "<!-- Made by bin/docs; not edited by hand. -->\n"


def marks(module: Module) -> Iterator[tuple[str, str]]:
    """Pairs (requirement, test) from the marks of a test module, also those on a whole module or class."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for one in node.decorator_list:
                yield from ((code, node.name) for code in codes_in(one))
        elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "pytestmark" for t in node.targets):
            yield from ((code, "") for code in codes_in(node.value))


def codes_in(expression: ast.expr) -> list[str]:
    """The ids inside pytest.mark.req(…)."""
    found = []
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "req":
            found += [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return found


def proofs() -> dict[str, list[tuple[str, str]]]:
    """For each requirement the tests (file, name) that say they prove it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for module in modules():
        if module.is_test and module.path.name.startswith("test_"):
            for code, name in marks(module):
                found.setdefault(code, set()).add((module.name, name))
    return {code: sorted(tests) for code, tests in found.items()}


def traceability() -> str:
    """The page of requirements and the tests that prove them."""
    proved = proofs()
    lines = [MADE, "# Requirements and the tests that prove them", ""]
    for part, title in (("now", "In this version"), ("later", "Later")):
        lines += [f"## {title}", ""]
        for code, words in sorted(REQUIREMENTS[part].items()):
            lines += [f"### {code} {words}", ""]
            lines += [f"- [{name or file.split('/')[-1]}](../{file})" for file, name in proved.get(code, [])]
            lines += ["" if proved.get(code) else "No test yet.\n"]
    return "\n".join(lines).rstrip() + "\n"


def events() -> str:
    """The page of what the journal may say."""
    from ventanilla.journal.events import EVENTS
    from ventanilla.utility.vocabulary import usual_words

    with usual_words():
        rows = [f"| `{code}` | {sentence} |" for code, sentence in sorted(EVENTS.items())]
    return "\n".join([MADE, "# Events of the journal", "", "| code | what people read |", "|---|---|", *rows]) + "\n"


PAGES = {ROOT / "docs" / "traceability.md": traceability, ROOT / "docs" / "events.md": events}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    for page, make in PAGES.items():
        page.write_text(make())
        print(f"{page.relative_to(ROOT)} al día")


if __name__ == "__main__":
    main()
