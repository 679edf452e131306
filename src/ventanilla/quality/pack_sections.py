"""What a pack adds to a diagram so that it prints as a sheet: `[sheet]` of the procedure's document.toml, checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

PATTERN: Final = "procedures/*/document.toml"
TYPES: Final = {
    "realisation": "De realización",
    "support": "De apoyo",
    "direction": "De dirección",
    "external": "Externo",
}
GENERAL: Final = ("responsible", "objective", "scope", "type", "capacity")
ROWS: Final = {
    "input": ("supplier", "item", "specification", "responsible", "reference"),
    "output": ("customer", "item", "characteristic", "reference"),
    "requirement": ("kind", "texts"),
    "step": ("node",),
    "revision": ("code", "revision", "change"),
}
"""What each list of the sheet must say in every row."""


@dataclass(frozen=True)
class Sheet:
    """What the diagram cannot say. `steps` by element: its `records` and `letters` are codes of documents."""

    procedure: str
    general: Mapping[str, str]
    inputs: list[Mapping[str, Any]]
    outputs: list[Mapping[str, Any]]
    requirements: list[Mapping[str, Any]]
    steps: Mapping[str, Mapping[str, Any]]
    revisions: list[Mapping[str, Any]]


Sheets = dict[str, Sheet]


def read_sheets(files: Files) -> Sheets:
    """The sheets by procedure; a procedure without `[sheet]` prints none. Errors: PackRefused with the line."""
    found: Sheets = {}
    for path in files.matching(PATTERN):
        given = files.toml(path).get("sheet")
        if given is None:
            continue
        if faults := list(_lacking(files, path, given)):
            raise PackRefused(faults)
        procedure = path.split("/")[1]
        steps = {str(row["node"]): row for row in given.get("step", ())}
        lists = {name: list(given.get(name, ())) for name in ROWS}
        found[procedure] = Sheet(
            procedure,
            {name: str(given[name]) for name in GENERAL},
            lists["input"],
            lists["output"],
            lists["requirement"],
            steps,
            lists["revision"],
        )
    return found


def _lacking(files: Files, path: str, given: Mapping[str, Any]) -> Iterator[Fault]:
    for name in GENERAL:
        if not given.get(name):
            yield Fault(path, files.line(path, "[sheet]"), f"A la ficha le falta «{name}».")
    if given.get("type") and given["type"] not in TYPES:
        yield Fault(path, files.line(path, "[sheet]", "type"), f"El tipo debe ser uno de: {', '.join(TYPES)}.")
    for name, parts in ROWS.items():
        for row in given.get(name, ()):
            for part in parts:
                if part not in row:
                    line = files.line(path, f"[[sheet.{name}]]")
                    yield Fault(path, line, f"A un renglón de «{name}» de la ficha le falta «{part}».")


def check_sheets(value: Sheets, pack: PackView) -> Iterable[Fault]:
    """Steps exist in the diagram, records and letters are controlled documents of the pack."""
    known = {letter.control_code for letter in pack.section("letters").values()}
    for sheet in value.values():
        path = f"procedures/{sheet.procedure}/document.toml"
        procedure = pack.section("procedures")[sheet.procedure]
        forms = {str(form["code"]) for form in procedure.document.get("form", ())}
        for node, row in sheet.steps.items():
            line = pack.files.line(path, "[[sheet.step]]", f'"{node}"')
            if node not in procedure.diagram.nodes:
                yield Fault(path, line, f"El diagrama no tiene el paso «{node}» que la ficha nombra.")
            for code in (*row.get("records", ()), *row.get("letters", ())):
                if code not in known | forms:
                    yield Fault(path, line, f"El paso «{node}» nombra el documento «{code}», que el paquete no tiene.")


register(Section("sheets", "live", (PATTERN,), read_sheets, check_sheets))
