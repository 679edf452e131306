"""How far a petition has come, told from what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass

_ROAD = (
    ("Recibida", "cases.opened"),
    ("Turnada", "cases.referred"),
    ("Respuesta", "cases.answer_drafted"),
    ("Visto bueno", "cases.answer_approved"),
    ("Entregada", "cases.delivered"),
    ("Cerrada", "cases.closed"),
)
_SHORT = (("Recibida", "cases.opened"), ("Resuelta de inmediato", "cases.resolved_now"), ("Cerrada", "cases.closed"))


@dataclass(frozen=True)
class Stage:
    """A stretch of the road; `now` is the farthest one reached."""

    name: str
    now: bool


def stages_of(events: Iterable[str]) -> list[Stage]:
    """The road of a petition with those events, which always began; what is solved at once takes the short one.

    >>> [s.name for s in stages_of(["cases.referred"]) if s.now]
    ['Turnada']
    """
    happened = {*events, "cases.opened"}
    road = _SHORT if "cases.resolved_now" in happened else _ROAD
    farthest = max(place for place, (_, event) in enumerate(road) if event in happened)
    return [Stage(name, place == farthest) for place, (name, _) in enumerate(road)]
