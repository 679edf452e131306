"""Doors for entering a letter: a floor above that opens something from a letter offers its screen here."""

from dataclasses import dataclass

from ventanilla.staff.queries import Standing


@dataclass(frozen=True)
class Entrance:
    """A button on the registry office's list."""

    label: str
    url_name: str
    needs: str


ENTRANCES: list[Entrance] = []


def offer(entrance: Entrance) -> None:
    """Add a door."""
    ENTRANCES.append(entrance)


def entrances_for(held: Standing) -> list[Entrance]:
    """The doors this person may open."""
    return [e for e in ENTRANCES if held.may(e.needs)]
