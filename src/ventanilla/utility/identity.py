"""What `pack.toml`, `areas.toml`, `posts.toml`, `folios.toml` and `vocabulary.toml` say, as plain values."""

from dataclasses import dataclass
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.lib.folios import Series


@dataclass(frozen=True)
class Utility:
    """The utility itself. `settings` are its choices by dotted name, e.g. "accreditation.legal_clock"."""

    code: str
    name: str
    legal_name: str
    country: str
    state: str
    zone: ZoneInfo
    opens: time
    closes: time
    colour: str
    settings: dict[str, Any]


@dataclass(frozen=True)
class Area:
    """An area of the utility that can receive and solve matters. `parent` is the area above, or ""."""

    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True)
class Post:
    """A post in an area: what its holder may do. `approves` demands a second factor at sign-in."""

    code: str
    name: str
    area: str
    permissions: frozenset[str]
    approves: bool = False
    limit_centavos: int = 0


@dataclass(frozen=True)
class Organisation:
    """Areas and posts by code."""

    areas: dict[str, Area]
    posts: dict[str, Post]


Folios = dict[str, Series]
Vocabulary = dict[str, str]
