"""Writes down what SQLite asks of the disk, in the very library that Python uses: each write, and each wait for it.

The product runs as it is, on its own backend, statements and PRAGMAs. SQLite reaches files through a table of functions
that each open file carries (`sqlite3_io_methods`); here the table of each file is a copy in which writing, truncating
and waiting also leave a note. Nothing else of SQLite is touched.
"""

import _sqlite3
import ctypes
import os
import sqlite3
from collections.abc import Callable
from typing import Any

Pointer, Int, Long, Text = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
# Names travel as addresses: SQLite keeps the one it gave, and a copy of ours would be gone by then.
OPEN = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Pointer, Int, Pointer)
DELETE = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int)
CLOSE = ctypes.CFUNCTYPE(Int, Pointer)
WRITE = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int, Long)
TRUNCATE = ctypes.CFUNCTYPE(Int, Pointer, Long)
SYNC = ctypes.CFUNCTYPE(Int, Pointer, Int)


class Vfs(ctypes.Structure):
    """The beginning of `sqlite3_vfs`; the rest is not looked at."""

    _fields_ = (
        *(("version", Int), ("size_of_file", Int), ("longest_name", Int)),
        *((name, Pointer) for name in ("next", "name", "data", "open", "delete")),
    )


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`, to its third version."""

    _fields_ = (
        ("version", Int),
        *((name, Pointer) for name in ("close", "read", "write", "truncate", "sync", "size", "lock", "unlock")),
        *((f"other_{number}", Pointer) for number in range(10)),
    )


class HiddenLibrary(Exception):
    """This Python carries its SQLite inside and shows none of its functions."""


def library() -> ctypes.CDLL:
    """The library of the module `sqlite3`, whichever it is. Errors: HiddenLibrary."""
    found = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    try:
        find, version = found.sqlite3_vfs_find, found.sqlite3_libversion
    except AttributeError:
        raise HiddenLibrary from None
    find.restype, find.argtypes = ctypes.POINTER(Vfs), [Text]
    version.restype = Text
    assert version().decode() == sqlite3.sqlite_version
    return found


def _called(name: int) -> str:
    """The name of a file, without its folder."""
    return os.path.basename(ctypes.string_at(name).decode())


class Tape:
    """`notes` are (what, file, offset or size, bytes), in the order in which they were asked; one per process."""

    def __init__(self) -> None:
        self.notes: list[tuple[Any, ...]] = []
        self._files: dict[int, tuple[str, Methods, Any]] = {}
        self._library = library()
        vfs = self._library.sqlite3_vfs_find(None).contents
        # Kept here, or they would be forgotten while SQLite still calls them.
        self._ours = {
            "close": CLOSE(self._close),
            "write": WRITE(self._write),
            "truncate": TRUNCATE(self._truncate),
            "sync": SYNC(self._sync),
        }
        self._theirs = OPEN(vfs.open), DELETE(vfs.delete)
        self._doors = OPEN(self._open), DELETE(self._delete)
        vfs.open, vfs.delete = (ctypes.cast(one, Pointer).value for one in self._doors)

    def mark(self, *what: Any) -> None:
        """Note something of one's own between what SQLite asks."""
        self.notes.append(what)

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        result: int = self._theirs[0](vfs, name, file, flags, out)
        if result == sqlite3.SQLITE_OK and name:
            carried = ctypes.cast(file, ctypes.POINTER(Pointer)).contents
            theirs = Methods.from_address(carried.value or 0)
            copy = Methods.from_buffer_copy(theirs)
            for which, ours in self._ours.items():
                setattr(copy, which, ctypes.cast(ours, Pointer).value)
            self._files[file] = _called(name), theirs, copy
            carried.value = ctypes.addressof(copy)
        return result

    def _delete(self, vfs: int, name: int, durably: int) -> int:
        self.notes.append(("delete", _called(name), durably, b""))
        result: int = self._theirs[1](vfs, name, durably)
        return result

    def _close(self, file: int) -> int:
        _, theirs, _ = self._files.pop(file)
        result: int = CLOSE(theirs.close)(file)
        return result

    def _write(self, file: int, content: int, size: int, offset: int) -> int:
        note = "write", offset, ctypes.string_at(content, size)
        return self._noted(file, WRITE, note, content, size, offset)

    def _truncate(self, file: int, size: int) -> int:
        return self._noted(file, TRUNCATE, ("truncate", size, b""), size)

    def _sync(self, file: int, flags: int) -> int:
        """What was asked before is safe once the wait is over, so its note comes after it."""
        name, theirs, _ = self._files[file]
        result: int = SYNC(theirs.sync)(file, flags)
        self.notes.append(("sync", name, 0, b""))
        return result

    def _noted(self, file: int, kind: Callable[..., Any], note: tuple[str, int, bytes], *given: int) -> int:
        name, theirs, _ = self._files[file]
        self.notes.append((note[0], name, *note[1:]))
        result: int = kind(getattr(theirs, note[0]))(file, *given)
        return result
