"""A unit as a die: its rows as picks from a pool of pieces, of which those that every copy has of its own are holes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from ventanilla.lib.folios import Series
from ventanilla.town.bulk.template import Pick, Template


class Unknown(LookupError):
    """Something of a unit cannot be told from an id, or is not what its series would write: it is not copied."""


@dataclass(frozen=True)
class Folio:
    """A folio of the unit: its series, the local day it was issued on, and where the copy's folio and number go."""

    series: Series
    day: date
    slot: int
    number: int
    period: int


@dataclass(frozen=True)
class Word:
    """What every copy has of its own. `kind`: name, folded, account, number, address or code; `which` of them."""

    kind: str
    which: int
    slot: int


@dataclass(frozen=True)
class Moment:
    """A local moment of the unit and the form it is written in: cell, digest, or the one of a text."""

    local: datetime
    form: str
    slot: int


@dataclass(frozen=True)
class Digest:
    """Where the digest of a text goes; `salt` is put before it."""

    text: Template
    slot: int
    salt: int | None = None


@dataclass
class Die:
    """What a copy is stamped from: its holes, filled in this order, and then its rows as picks by table.

    `entries` are the id and the digest of each entry of the journal; `names` tell of which account each one is the
    holder; `said` are the folio, the name, the summary and the account's number by which a petition is found.
    """

    pool: list[Any] = field(default_factory=list)
    ids: list[tuple[str, int, int]] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    days: list[tuple[date, int]] = field(default_factory=list)
    folios: list[Folio] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    texts: list[tuple[Template, int]] = field(default_factory=list)
    digests: list[Digest] = field(default_factory=list)
    rows: dict[str, list[Pick]] = field(default_factory=dict)
    entries: list[tuple[int, int]] = field(default_factory=list)
    names: list[int | None] = field(default_factory=list)
    accounts: list[int] = field(default_factory=list)
    said: tuple[int, ...] = ()
    first: date = date.min
