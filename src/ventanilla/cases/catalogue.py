"""What a pack says of petitions: channels, capacities, matters, kinds of immediate resolution and papers asked for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Channel:
    """A way a petition comes in.

    `in_writing` ones enter through the registry office with a folio of their own; `in_person` ones begin with a
    line of the visitor log.
    """

    code: str
    name: str
    in_writing: bool = False
    in_person: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Capacity:
    """As what somebody asks. `third_party` must prove standing before the petition goes on."""

    code: str
    name: str
    third_party: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Matter:
    """What a petition is about. `area` is the code of the area that solves it; `process` its name in PL-07."""

    code: str
    name: str
    area: str
    process: str = ""
    resolutions: tuple[str, ...] = ()
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Resolution:
    """A kind of immediate resolution. `needs_folio`: the folio of the legacy system where it was done must be noted."""

    code: str
    name: str
    needs_folio: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper that a procedure asks of some capacities.

    `variable` is the boolean of the diagram it answers for, or ""; `accepts` are the documents that serve as this
    paper (any one is enough); `proves_standing` marks what a third party may accredit with.
    """

    code: str
    name: str
    capacities: tuple[str, ...]
    variable: str = ""
    accepts: tuple[str, ...] = ()
    proves_standing: bool = False
    source: str = ""
    assumed: bool = False


def papers_of(papers: Iterable[Paper], capacity: str) -> list[Paper]:
    """The papers asked of somebody who comes in that capacity, in the pack's order."""
    return [paper for paper in papers if capacity in paper.capacities]


def outcome(papers: Iterable[Paper], capacity: str, seen: Iterable[str]) -> dict[str, bool]:
    """Each variable of the diagram: true when every paper asked of that capacity that answers for it was seen.

    >>> outcome([Paper("ine", "INE", ("titular",), "doc_id")], "titular", [])
    {'doc_id': False}
    """
    had, out = set(seen), dict[str, bool]()
    for paper in papers:
        if paper.variable:
            met = capacity not in paper.capacities or paper.code in had
            out[paper.variable] = out.get(paper.variable, True) and met
    return out
