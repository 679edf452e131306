"""What a disk holds after the power failed: what was waited for, and by chance some of the rest, torn in sectors."""

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.faults.shelf_tape import Shelf

SECTOR = 512


class Disk:
    """Follows a tape; `files` is what is safe, `pending` what was asked since, of which any part may be lost."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name: bytearray(content) for name, content in files.items()}
        self.pending: dict[str, list[tuple[str, int, bytes]]] = {}
        self.shelf = Shelf()

    def follow(self, notes: Iterable[tuple[Any, ...]]) -> None:
        for note in notes:
            self.shelf.hear(note)
            what, name = note[0], note[1] if len(note) > 1 else ""
            if what in ("write", "truncate"):
                self.pending.setdefault(name, []).append((what, note[2], note[3]))
            elif what == "sync":
                content = self.files.setdefault(name, bytearray())
                for one in self.pending.pop(name, ()):
                    _apply(content, *one)
            elif what == "delete":
                self.files.pop(name, None)
                self.pending.pop(name, None)

    def cut(self, into: Path, chance: random.Random) -> None:
        """Leave in a folder what one finds when the power is back."""
        into.mkdir(parents=True, exist_ok=True)
        for name in self.files.keys() | self.pending.keys():
            content = bytearray(self.files.get(name, b""))
            share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
            asked = [one for op in self.pending.get(name, ()) for one in _sectors(op) if chance.random() < share]
            if chance.random() < 0.5:
                chance.shuffle(asked)
            for one in asked:
                _apply(content, *one)
            if name in self.files or asked:
                (into / name).write_bytes(content)


def _apply(content: bytearray, what: str, at: int, written: bytes) -> None:
    if what == "truncate":
        del content[at:]
    else:
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(written)] = written


def _sectors(asked: tuple[str, int, bytes]) -> list[tuple[str, int, bytes]]:
    """A write as the sectors that reach the disk each on its own."""
    what, at, written = asked
    if what == "truncate":
        return [asked]
    ends = [*range(at - at % SECTOR + SECTOR, at + len(written), SECTOR), at + len(written)]
    return [(what, a, written[a - at : b - at]) for a, b in zip([at, *ends], ends, strict=False)]
