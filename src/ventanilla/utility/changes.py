"""What a new pack changes against the one in force, by kind of content: per case, by date, live."""

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ventanilla.utility.sections import SECTIONS

What = Literal["added", "changed", "removed"]

KINDS = {
    "per_case": "Por caso (los casos abiertos conservan lo suyo)",
    "by_date": "Por fecha (rige según la vigencia que diga)",
    "live": "Vigente de inmediato",
    "": "Notas (no cambian el sistema)",
}
WHATS: dict[What, str] = {"added": "nuevo", "changed": "cambia", "removed": "se retira"}


@dataclass(frozen=True, order=True)
class Change:
    """One path of the pack and what happens to it; `kind` is a key of KINDS."""

    kind: str
    path: str
    what: What


def kind_of(path: str) -> str:
    """The kind of content of a file: that of the first section that reads it, or "" for notes and tests."""
    for section in SECTIONS.values():
        if any(fnmatch.fnmatchcase(path, pattern) for pattern in section.patterns):
            return section.kind
    return ""


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Two manifests (path to sha256) compared."""
    found: list[tuple[str, What]] = []
    found += [(path, "added") for path in after.keys() - before.keys()]
    found += [(path, "removed") for path in before.keys() - after.keys()]
    found += [(path, "changed") for path in after.keys() & before.keys() if after[path] != before[path]]
    return sorted(Change(kind_of(path), path, what) for path, what in found)
