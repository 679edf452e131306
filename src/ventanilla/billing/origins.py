"""What floors above know of money that moved: the paper an entry rests on, and the page that tells all that moved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ventanilla.staff.queries import Standing


@dataclass(frozen=True)
class Paper:
    """What an entry rests on: what people call it, its folio, and its page, "" for who may not see it."""

    called: str
    folio: str
    address: str = ""


Told = Callable[[Sequence[int], Standing], Mapping[int, Paper]]
"""The papers of those entries that have one, by entry, as this person may see them; in one query."""

_PAPERS: dict[str, Told] = {}
_MOVEMENTS: list[Callable[[str], str]] = []


def tell_papers(kind: str, told: Told) -> None:
    """Say what the entries of a kind rest on; once, at start."""
    _PAPERS[kind] = told


def tell_movements(address: Callable[[str], str]) -> None:
    """Say where all that moved on an account is told, by the slug of the account; once, at start."""
    _MOVEMENTS[:] = [address]


def papers_of(entries: Mapping[int, str], held: Standing) -> dict[int, Paper]:
    """The papers of those entries, given with their kinds. A query for each kind that somebody tells of."""
    found: dict[int, Paper] = {}
    for kind in sorted(set(entries.values()) & _PAPERS.keys()):
        found |= _PAPERS[kind](sorted(pk for pk, of in entries.items() if of == kind), held)
    return found


def movements_address(slug: str) -> str:
    """The page with all that moved on an account; "" where no floor has one."""
    return _MOVEMENTS[0](slug) if _MOVEMENTS else ""
