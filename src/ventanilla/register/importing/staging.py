"""A file made ready for chunks: one JSON line per row, repeated accounts marked, so that any chunk can be the next."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage

from ventanilla.register.importing.reading import Layout, read_table

Identity = Callable[[Sequence[str]], Hashable]
"""From the cells of a row what it speaks of, or nothing."""


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
    """A row that waits. What it speaks of stood in the file before: first in `first_line` (or 0), so many `times`."""

    line: int
    first_line: int
    cells: list[str]
    times: int = 0


def stage(stream: BinaryIO, name: str, mapping: Layout, identity: Callable[[list[str]], Identity]) -> Staged:
    """Read the whole file once; `identity` is made from its header. Errors: FileRefused."""
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(1 << 20):
        digest.update(block)
    table = read_table(stream, name, mapping)
    speaks_of = identity(table.header)
    seen: dict[Hashable, tuple[int, int]] = {}
    total = 0
    line_of = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with tempfile.TemporaryFile("w+b") as out:
        for line, cells in table.rows:
            if not any(cells):
                continue
            what = speaks_of(cells)
            first, times = seen.get(what, (0, 0)) if what else (0, 0)
            if what:
                seen[what] = (first or line, times + 1)
            out.write(line_of([line, first, cells, times]).encode() + b"\n")
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
