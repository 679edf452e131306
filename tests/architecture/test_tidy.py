"""The house is tidy: small files and functions, a sentence of purpose, honest names."""

import ast
import re

from tests.architecture.debts import owed
from tests.architecture.reading import ROOT, modules, templates

FILE, FUNCTION, TEMPLATE, TEST = 300, 50, 150, 30
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "handler", "handlers"}
EMPTY_WORDS |= {"service", "services", "misc", "common", "info"}


def test_files_are_at_most_300_lines():
    sizes = {m.name: m.text.count("\n") for m in modules()}
    owed("file", {name: size for name, size in sizes.items() if size > FILE})


def test_templates_are_at_most_150_lines():
    sizes = {p.relative_to(ROOT).as_posix(): p.read_text().count("\n") for p in templates()}
    owed("template", {name: size for name, size in sizes.items() if size > TEMPLATE})


def test_functions_are_at_most_50_lines_and_tests_30():
    long = {}
    for module in modules():
        for name, node in module.functions():
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > (TEST if name.startswith("test_") else FUNCTION):
                long[f"{module.name}::{name}"] = size
    owed("function", long)


def test_every_module_opens_with_its_purpose():
    silent = {m.name: 1 for m in modules() if m.text.strip() and not ast.get_docstring(m.tree)}
    owed("purpose", silent)


def words_of(name: str) -> set[str]:
    """The words of a name in snake or camel case."""
    return {w.lower() for w in re.findall(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])", name)}


def test_names_say_something():
    empty = {}
    for module in modules():
        defined = [module.path.stem]
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined.append(node.name)
        for name in defined:
            if words_of(name) & EMPTY_WORDS:
                empty[f"{module.name}::{name}"] = 1
    owed("name", empty)


def test_nothing_is_left_for_later():
    marks = {}
    for module in modules():
        found = len(re.findall(r"#\s*(TODO|FIXME|XXX|HACK)\b", module.text))
        if found:
            marks[module.name] = found
    owed("later", marks)
