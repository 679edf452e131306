"""Where each shape stands: columns by the longest way there, rows inside its lane, all on a grid of 10 pixels."""

from collections import defaultdict
from dataclasses import dataclass, field

from ventanilla.lib.drawing.sheet import Arrow, Shape, Sheet

LEFT, TOP, ROW, GAP = 70, 20, 140, 60
"""Pixels: left edge of the first column, top of the pool, height of a row, space between columns."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass
class Plan:
    """The finished placing: boxes of shapes and lanes, and of the whole pool."""

    boxes: dict[str, Box] = field(default_factory=dict)
    lanes: dict[str, Box] = field(default_factory=dict)
    width: float = 0
    height: float = 0


def returning(sheet: Sheet) -> set[str]:
    """Ids of the arrows that go back: without them the sheet has no circle."""
    out = _leaving(sheet)
    back: set[str] = set()
    done: set[str] = set()
    aimed = {arrow.target for arrow in sheet.arrows}

    def follow(id: str, path: frozenset[str]) -> None:
        done.add(id)
        for arrow in out[id]:
            if arrow.target in path:
                back.add(arrow.id)
            elif arrow.target not in done:
                follow(arrow.target, path | {arrow.target})

    for shape in sorted(sheet.standing(), key=lambda s: s.id in aimed):
        if shape.id not in done:
            follow(shape.id, frozenset({shape.id}))
    return back


def columns(sheet: Sheet) -> dict[str, int]:
    """The column of each standing shape: one more than the furthest that leads to it."""
    back, column = returning(sheet), {shape.id: 0 for shape in sheet.standing()}
    for _ in column:
        moved = False
        for arrow in sheet.arrows:
            if arrow.id in back:
                continue
            least = column[sheet.host_of(arrow.source)] + 1
            if column[arrow.target] < least:
                column[arrow.target], moved = least, True
        if not moved:
            break
    return column


def place(sheet: Sheet) -> Plan:
    """Every shape's box. The pool stands at the origin."""
    column = columns(sheet)
    rows, tracks = _Rows(sheet, column).settle()
    first = [sum(tracks[:lane]) for lane in range(len(tracks))]
    widths = [
        max((shape.size[0] for shape in sheet.standing() if column[shape.id] == n), default=0)
        for n in range(max(column.values(), default=0) + 1)
    ]
    centre, x = [], LEFT + GAP / 2
    for width in widths:
        wide = max(width, 70)
        centre.append(x + wide / 2 // 10 * 10)
        x += wide + GAP
    plan = Plan(width=x, height=ROW * sum(tracks))
    for shape in sheet.shapes.values():
        if shape.id in rows:
            start, row = rows[shape.id]
            width, height = shape.size
            middle = TOP + ROW * (first[shape.lane] + row) + ROW / 2
            left = centre[start] - (width / 2 if not shape.inside else widths[start] / 2)
            plan.boxes[shape.id] = Box(left // 1, middle - height / 2, width, height)
    _seat(sheet, plan)
    for number, lane in enumerate(sheet.lanes):
        plan.lanes[lane] = Box(30, TOP + ROW * first[number], plan.width - 30, ROW * tracks[number])
    return plan


def _leaving(sheet: Sheet) -> dict[str, list[Arrow]]:
    out: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in sheet.arrows:
        out[sheet.host_of(arrow.source)].append(arrow)
    return out


def _seat(sheet: Sheet, plan: Plan) -> None:
    """Boundary events on the lower edge of their host, from the right; the inside of a sub-process in one line."""
    seated: dict[str, int] = defaultdict(int)
    for shape in sheet.shapes.values():
        if shape.host:
            host = plan.boxes[shape.host]
            centre = host.x + host.width - 20 - 60 * seated[shape.host]
            plan.boxes[shape.id] = Box(centre - 18, host.y + host.height - 18, 36, 36)
            seated[shape.host] += 1
        elif shape.inside:
            box, order = plan.boxes[shape.id], columns(shape.inside)
            line = box.y + (54 if shape.inside.has_guests else 70)
            for slot, inner in enumerate(sorted(shape.inside.standing(), key=lambda s: order[s.id])):
                width, height = inner.size
                plan.boxes[inner.id] = Box(box.x + 70 + 140 * slot - width / 2, line - height / 2, width, height)
            _seat(shape.inside, plan)


class _Rows:
    """Chooses rows inside lanes so that arrows run straight where they can and nothing stands in their way."""

    def __init__(self, sheet: Sheet, column: dict[str, int]) -> None:
        self.sheet, self.column = sheet, column
        self.back = returning(sheet)
        self.row: dict[str, tuple[int, int]] = {}
        self.busy: set[tuple[int, int, int]] = set()
        self.tracks = [1] * max(1, len(sheet.lanes))

    def settle(self) -> tuple[dict[str, tuple[int, int]], list[int]]:
        """Column and row of each shape, and how many rows each lane has."""
        for shape in sorted(self.sheet.standing(), key=lambda s: self.column[s.id]):
            options = range(self.tracks[shape.lane] + 1)
            self._take(shape, min(options, key=lambda row: self._cost(shape, row)))
        for shape in self.sheet.shapes.values():
            if shape.inside:
                self._fill_gap(shape)
        return self.row, self.tracks

    def _cost(self, shape: Shape, row: int) -> float:
        here = self.column[shape.id]
        if (shape.lane, row, here) in self.busy:
            return 1000
        cost = 3.0 * (row == self.tracks[shape.lane]) + 0.1 * row
        for arrow in self.sheet.arrows:
            if arrow.target != shape.id or arrow.id in self.back:
                continue
            host = self.sheet.shapes[self.sheet.host_of(arrow.source)]
            if host.lane == shape.lane:
                cost += abs(self.row[host.id][1] - row)
                # An arrow out of a boundary event leaves from below: the same row would cross its host.
                cost += 2.0 * (host.id != arrow.source and self.row[host.id][1] >= row)
            between = range(self.column[host.id] + 1, here)
            cost += 1.5 * any((shape.lane, row, column) in self.busy for column in between)
        return cost

    def _take(self, shape: Shape, row: int) -> None:
        here = self.column[shape.id]
        self.tracks[shape.lane] = max(self.tracks[shape.lane], row + 1)
        self.row[shape.id] = (here, row)
        self.busy.add((shape.lane, row, here))
        for arrow in self.sheet.arrows:
            host = self.sheet.host_of(arrow.source)
            straight = arrow.target == shape.id and self.row.get(host, (0, -1))[1] == row
            if straight and self.sheet.shapes[host].lane == shape.lane:
                self.busy |= {(shape.lane, row, column) for column in range(self.column[host] + 1, here)}

    def _fill_gap(self, shape: Shape) -> None:
        wide = 1 + shape.size[0] // 120
        last = max(self.column.values()) + 2 - wide
        spots = ((row, start) for row in range(self.tracks[shape.lane] + 1) for start in range(1, max(2, last)))
        for row, start in spots:
            cells = {(shape.lane, row, column) for column in range(start, start + wide)}
            if not cells & self.busy:
                self.tracks[shape.lane] = max(self.tracks[shape.lane], row + 1)
                self.row[shape.id] = (start, row)
                self.busy |= cells
                return
