"""Writes down what the product asks of the disk for its stored files: contents and folders it waited for."""

import os
from pathlib import Path
from typing import Any

from tests.faults.sqlite_tape import Tape


def watch_shelf(tape: Tape, root: Path) -> None:
    """From now on every `os.fsync` below `root` leaves a note: of a file its inode, of a folder what it then held."""
    wait = os.fsync

    def fsync(handle: Any) -> None:
        wait(handle)
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        if path.is_relative_to(root):
            if path.is_dir():
                held = {one.name: one.inode() for one in os.scandir(path)}
                tape.mark("folder", path.relative_to(root).as_posix(), held)
            else:
                tape.mark("content", os.fstat(handle).st_ino, path.read_bytes())

    os.fsync = fsync


class Shelf:
    """What of the shelf would be there after a cut: a content counts when each folder on its way was waited for."""

    def __init__(self) -> None:
        self.contents: dict[int, bytes] = {}
        self.folders: dict[str, dict[str, int]] = {}

    def hear(self, note: tuple[Any, ...]) -> None:
        if note[0] == "content":
            self.contents[note[1]] = note[2]
        elif note[0] == "folder":
            self.folders[note[1]] = note[2]

    def lay(self, into: Path, above: str = ".") -> None:
        """Make the folder that one would find."""
        into.mkdir(parents=True, exist_ok=True)
        for name, inode in self.folders.get(above, {}).items():
            if inode in self.contents:
                (into / name).write_bytes(self.contents[inode])
            else:
                self.lay(into / name, name if above == "." else f"{above}/{name}")

    def holds(self, sha256: str) -> bool:
        first, second = sha256[:2], f"{sha256[:2]}/{sha256[2:4]}"
        way = ((".", first), (first, sha256[2:4]), (second, sha256))
        found = [self.folders.get(folder, {}).get(name) for folder, name in way]
        return None not in found and found[-1] in self.contents
