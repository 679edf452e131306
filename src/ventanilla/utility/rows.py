"""Rows of a TOML table of the pack, read strictly: what lacks, is unknown or repeats is named with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ventanilla.utility.sections import Fault, Files, PackRefused

_WORDS = {
    str: "un texto",
    bool: "«true» o «false»",
    int: "un número entero",
    list: "una lista",
    dict: "una tabla",
    date: "una fecha, como 2026-12-21 (sin comillas)",
}


@dataclass(frozen=True)
class Shape:
    """What a row of `[[table]]` may say: obligatory and optional keys with their type; `key` names the row."""

    table: str
    needs: Mapping[str, type]
    may: Mapping[str, type]
    key: str = "code"


def read_rows(files: Files, path: str, shape: Shape) -> list[dict[str, Any]]:
    """The rows in the order of the file. Errors: PackRefused with every fault found, each with its line."""
    rows = files.toml(path).get(shape.table, [])
    faults = list(_faults(files, path, shape, rows))
    if faults:
        raise PackRefused(faults)
    return list(rows)


def row_line(files: Files, path: str, table: str, index: int, key: str = "") -> int:
    """The line (1-based) where the row number `index` of `[[table]]` begins, or where it says `key`."""
    lines = files.text(path).splitlines()
    heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]", line)]
    if index >= len(heads):
        return 1
    head = heads[index]
    if not key:
        return head + 1
    for n in range(head + 1, len(lines)):
        if lines[n].lstrip().startswith("[["):
            break
        if re.match(rf"\s*{re.escape(key)}\b\s*[=.]", lines[n]):
            return n + 1
    return head + 1


def coded_line(files: Files, path: str, table: str, code: str, key: str = "", *, named: str = "code") -> int:
    """The same for the row whose `named` key is `code`."""
    for index, row in enumerate(files.toml(path).get(table, [])):
        if row.get(named) == code:
            return row_line(files, path, table, index, key)
    return 1


def _faults(files: Files, path: str, shape: Shape, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    seen: set[Any] = set()
    known = {**shape.needs, **shape.may}
    for index, row in enumerate(rows):
        for name in shape.needs.keys() - row.keys():
            line = row_line(files, path, shape.table, index)
            yield Fault(path, line, f"Falta el dato «{name}».")
        for name, value in row.items():
            line = row_line(files, path, shape.table, index, name)
            if name not in known:
                yield Fault(path, line, f"Nadie usa el dato «{name}»; revise cómo está escrito o quítelo.")
            elif not _is(value, known[name]):
                yield Fault(path, line, f"El dato «{name}» debe ser {_WORDS[known[name]]}.")
        code = row.get(shape.key)
        if isinstance(code, str):
            if code in seen:
                line = row_line(files, path, shape.table, index, shape.key)
                yield Fault(path, line, f"«{code}» está repetido; cada clave se escribe una sola vez.")
            seen.add(code)


def _is(value: Any, kind: type) -> bool:
    """A truth is no number here, nor a moment a day, whatever Python says."""
    return type(value) is kind if kind in (int, date) else isinstance(value, kind)
