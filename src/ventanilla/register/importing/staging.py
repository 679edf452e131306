"""A file made ready for chunks: one JSON line per row, repeated accounts marked, so that any chunk can be the next."""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage

from ventanilla.register.importing.mapping import Mapping
from ventanilla.register.importing.parsing import plan_of
from ventanilla.register.importing.reading import read_table


@dataclass(frozen=True)
class Staged:
    """Where the rows wait, how many they are, and what the reader remarked."""

    name: str
    sha256: str
    header: list[str]
    total: int
    remarks: list[str]


@dataclass(frozen=True)
class Waiting:
    """A row that waits. `first_line` is where its account stood before in the same file, or 0."""

    line: int
    first_line: int
    cells: list[str]


def stage(stream: BinaryIO, name: str, mapping: Mapping) -> Staged:
    """Read the whole file once. Errors: FileRefused."""
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(1 << 20):
        digest.update(block)
    table = read_table(stream, name, mapping)
    plan = plan_of(mapping, table.header)
    seen: dict[str, int] = {}
    total = 0
    line_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with tempfile.TemporaryFile("w+b") as out:
        for line, cells in table.rows:
            if not any(cells):
                continue
            number = plan.number(cells)
            first = seen.setdefault(number, line) if number else line
            out.write(line_of([line, 0 if first == line else first, cells]).encode() + b"\n")
            total += 1
        out.seek(0)
        kept = default_storage.save(f"imports/{digest.hexdigest()[:24]}.jsonl", File(out))
    return Staged(kept, digest.hexdigest(), table.header, total, table.remarks)


def waiting(name: str, position: int, count: int) -> tuple[list[Waiting], int]:
    """The next rows from a byte position, and the position after them; no rows at the end."""
    rows: list[Waiting] = []
    with default_storage.open(name, "rb") as kept:
        kept.seek(position)
        while len(rows) < count and (text := kept.readline()):
            position += len(text)
            rows.append(Waiting(*json.loads(text)))
    return rows, position
