"""Square routes for arrows: the cheapest way on a grid of 10 pixels round the shapes, few bends, few crossings."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor

from ventanilla.lib.drawing.placing import Box

STEP = 10
_MARGIN = 2
_WAYS = {"right": (1, 0), "left": (-1, 0), "down": (0, 1), "up": (0, -1)}
_BEND, _CROSSING, _SHARED, _HUG, _USED = 6.0, 9.0, 40.0, 0.6, 14.0

Cell = tuple[int, int]
Point = tuple[float, float]


@dataclass(frozen=True)
class Port:
    """Where an arrow leaves or reaches a shape: the point on its edge, the way it goes there, and its extra cost."""

    point: Point
    way: str
    cost: float = 0

    def outside(self, leaving: bool) -> Cell:
        """The first grid cell off the edge."""
        dx, dy = _WAYS[self.way] if leaving else tuple(-n for n in _WAYS[self.way])
        x, y = self.point
        return (_off(x, dx), _off(y, dy))


@dataclass
class Router:
    """Lays arrows one after the other; each sees the shapes and the arrows laid before."""

    width: int
    height: int
    blocked: set[Cell] = field(default_factory=set)
    near: set[Cell] = field(default_factory=set)
    laid: dict[Cell, set[tuple[bool, str, str]]] = field(default_factory=dict)
    used: set[Point] = field(default_factory=set)

    def block(self, box: Box, margin: float = _MARGIN) -> None:
        """No arrow may cross this rectangle; right beside it is dearer."""
        self.blocked |= set(_cells(box, margin))
        self.near |= set(_cells(box, margin + STEP))

    def mark_border(self, y: float, left: float, right: float) -> None:
        """An arrow should not run along the border of a lane, where nobody would see it."""
        self.near |= {(x, round(y / STEP)) for x in range(int(left // STEP), int(right // STEP) + 1)}

    def lay(self, source: str, target: str, starts: list[Port], ends: list[Port]) -> list[Point]:
        """The way from one shape to the other, as points. Errors: LookupError when there is none."""
        goals = {(port.outside(leaving=False), port.way): port for port in ends}
        reach: dict[tuple[Cell, str], float] = {}
        came: dict[tuple[Cell, str], tuple[Cell, str] | Port] = {}
        queue: list[tuple[float, tuple[Cell, str]]] = []
        for port in starts:
            state = (port.outside(leaving=True), port.way)
            reach[state], came[state] = port.cost + _USED * (port.point in self.used), port
            heapq.heappush(queue, (reach[state], state))
        arrived = {(cell, way): port.cost for (cell, way), port in goals.items()}
        while queue:
            cost, state = heapq.heappop(queue)
            if cost > reach[state]:
                continue
            if state in arrived:
                return self._keep(state, came, goals[state], source, target)
            for following, price in self._onward(state, source, target):
                total = cost + price + arrived.get(following, 0)
                if total < reach.get(following, 1e9):
                    reach[following], came[following] = total, state
                    heapq.heappush(queue, (total, following))
        raise LookupError(f"no way from {source} to {target}")

    def _onward(self, state: tuple[Cell, str], source: str, target: str) -> Iterator[tuple[tuple[Cell, str], float]]:
        (x, y), way = state
        for turn, (dx, dy) in _WAYS.items():
            if (dx, dy) == tuple(-n for n in _WAYS[way]):
                continue
            cell = (x + dx, y + dy)
            if cell in self.blocked or not (0 <= cell[0] <= self.width and 0 <= cell[1] <= self.height):
                continue
            price = 1 + (_BEND if turn != way else 0) + (_HUG if cell in self.near else 0)
            for upright, other_source, other_target in self.laid.get(cell, ()):
                if upright != (dx == 0):
                    price += _CROSSING
                elif other_target == target or other_source == source:
                    price += 0.4
                else:
                    price += _SHARED
            yield (cell, turn), price

    def _keep(
        self,
        state: tuple[Cell, str],
        came: dict[tuple[Cell, str], tuple[Cell, str] | Port],
        end: Port,
        source: str,
        target: str,
    ) -> list[Point]:
        points: list[Point] = [end.point]
        here: tuple[Cell, str] | Port = state
        while not isinstance(here, Port):
            cell, way = here
            self.laid.setdefault(cell, set()).add((_WAYS[way][0] == 0, source, target))
            points.append((cell[0] * STEP, cell[1] * STEP))
            here = came[here]
            if not isinstance(here, Port) and here[1] != way:
                # The corner belongs to both directions.
                self.laid.setdefault(here[0], set()).add((_WAYS[way][0] == 0, source, target))
        self.used.add(here.point)
        points.append(here.point)
        return straight(points[::-1])


def straight(points: list[Point]) -> list[Point]:
    """The same way without points in the middle of a straight piece."""
    kept = points[:1]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        level = before[1] == here[1] == after[1]
        upright = before[0] == here[0] == after[0]
        if not level and not upright:
            kept.append(here)
    return [*kept, points[-1]]


def _off(value: float, direction: int) -> int:
    if direction > 0:
        return ceil((value + _MARGIN) / STEP)
    if direction < 0:
        return floor((value - _MARGIN) / STEP)
    return round(value / STEP)


def _cells(box: Box, margin: float) -> Iterator[Cell]:
    left, top = box.x - margin, box.y - margin
    right, bottom = box.x + box.width + margin, box.y + box.height + margin
    for x in range(floor(left / STEP) + 1, ceil(right / STEP)):
        for y in range(floor(top / STEP) + 1, ceil(bottom / STEP)):
            yield (x, y)
