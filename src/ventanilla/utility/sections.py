"""Sections of a pack: each floor registers how its own files are read and checked; `utility` knows none of them."""

import fnmatch
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ventanilla.lib.toml import NotToml, read_toml

Kind = Literal["per_case", "by_date", "live"]


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong in a pack, said in Spanish with file and line (1-based; 0 when the file is missing)."""

    path: str
    line: int
    sentence: str


class PackRefused(Exception):
    """The pack cannot be read or published; `faults` says each reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(f"{f.path}:{f.line}: {f.sentence}" for f in self.faults))


def digest_of(manifest: Mapping[str, str]) -> str:
    """The sha256 of a manifest, whatever the order it was written in."""
    return hashlib.sha256("".join(f"{p}{s}" for p, s in sorted(manifest.items())).encode()).hexdigest()


@dataclass(frozen=True)
class Files:
    """The files of a pack by path relative to its folder."""

    by_path: Mapping[str, bytes]

    def manifest(self) -> dict[str, str]:
        """The sha256 of each file by path."""
        return {path: hashlib.sha256(content).hexdigest() for path, content in self.by_path.items()}

    def digest(self) -> str:
        """One sha256 for the whole pack."""
        return digest_of(self.manifest())

    def matching(self, pattern: str) -> list[str]:
        return sorted(p for p in self.by_path if fnmatch.fnmatchcase(p, pattern))

    def text(self, path: str) -> str:
        """Errors: PackRefused when missing or not UTF-8."""
        if path not in self.by_path:
            raise PackRefused([Fault(path, 0, "Falta este archivo en el paquete.")])
        try:
            return self.by_path[path].decode("utf-8")
        except UnicodeDecodeError as error:
            line = self.by_path[path][: error.start].count(b"\n") + 1
            raise PackRefused(
                [Fault(path, line, "El archivo no está en UTF-8; guárdelo con esa codificación.")]
            ) from error

    def toml(self, path: str) -> dict[str, Any]:
        """The parsed TOML. Errors: PackRefused with the line of the mistake."""
        try:
            return read_toml(self.text(path))
        except NotToml as error:
            raise PackRefused([Fault(path, error.line, f"No se entiende: {error.advice}.")]) from error

    def line(self, path: str, *needles: str) -> int:
        """The line where the needles stand one after the other (each searched after the last), or 1."""
        text, at = self.text(path), 0
        for needle in needles:
            found = text.find(needle, at)
            if found < 0:
                break
            at = found
        return text.count("\n", 0, at) + 1


@dataclass(frozen=True)
class Section:
    """A part of the pack. `read` turns files into a value (may raise PackRefused); `check` lists faults.

    `check(value, pack)` may ask `pack.section(other)` for sections of lower floors. `keep(before, after, pack, today)`
    lists what a new value alters of the one in force and may not. `tell(value, pack, today)` are sentences about how
    it stands, for who publishes.
    """

    name: str
    kind: Kind
    patterns: tuple[str, ...]
    read: Callable[[Files], Any]
    check: Callable[[Any, "PackView"], Iterable[Fault]] = lambda value, pack: ()
    keep: Callable[[Any, Any, "PackView", date], Iterable[Fault]] = lambda before, after, pack, today: ()
    tell: Callable[[Any, "PackView", date], Iterable[str]] = lambda value, pack, today: ()


SECTIONS: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section; registering the same name again replaces it (a reload)."""
    SECTIONS[section.name] = section


@dataclass
class PackView:
    """Files seen through the registered sections; each section is read once."""

    files: Files
    revision: int = 0
    _read: dict[str, Any] = field(default_factory=dict)

    def section(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = SECTIONS[name].read(self.files)
        return self._read[name]

    def faults(self) -> list[Fault]:
        """Every fault of every section, and files no section knows."""
        return sorted(set(self._all_faults()))

    def told(self, today: date) -> list[str]:
        """How its sections stand on a day, in Spanish sentences."""
        return [
            sentence
            for section in SECTIONS.values()
            for sentence in section.tell(self.section(section.name), self, today)
        ]

    def altered(self, before: "PackView", today: date) -> list[Fault]:
        """What it alters of the pack in force and may not. What the program can no longer read is not compared."""
        return sorted(set(self._all_altered(before, today)))

    def _all_altered(self, before: "PackView", today: date) -> Iterator[Fault]:
        for section in SECTIONS.values():
            try:
                old = before.section(section.name)
            except PackRefused:
                continue
            yield from section.keep(old, self.section(section.name), self, today)

    def _all_faults(self) -> Iterator[Fault]:
        broken = False
        for name in SECTIONS:
            try:
                self.section(name)
            except PackRefused as refused:
                broken = True
                yield from refused.faults
        if not broken:
            for section in SECTIONS.values():
                yield from section.check(self.section(section.name), self)
        known = [p for s in SECTIONS.values() for p in s.patterns] + ["*.md", "tests/*"]
        for path in self.files.by_path:
            if not any(fnmatch.fnmatchcase(path, pattern) for pattern in known):
                yield Fault(path, 0, "Ninguna parte del sistema usa este archivo; revise su nombre o quítelo.")
