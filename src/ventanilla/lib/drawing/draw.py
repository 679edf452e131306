"""`draw`: the same BPMN file with its diagram laid out anew; what it means is not touched."""

from dataclasses import dataclass

from lxml import etree

from ventanilla.lib.drawing.placing import Box, Plan, place, returning
from ventanilla.lib.drawing.routing import STEP, Point, Port, Router, straight
from ventanilla.lib.drawing.sheet import BPMN, Arrow, Shape, Sheet, read_sheet
from ventanilla.lib.drawing.writing import Picture, write

_ALONG = {"right": (1.0, 0.5), "left": (0.0, 0.5), "down": (0.5, 1.0), "up": (0.5, 0.0)}

_OPPOSITE = {"right": "left", "down": "up", "up": "down"}


def draw(content: bytes) -> bytes:
    """Drawing the result again gives the same bytes. Errors: etree.XMLSyntaxError, LookupError."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    process = root.find(f"{BPMN}process")
    if process is None:
        raise LookupError("the file has no process")
    return write(root, process, arrange(read_sheet(process)))


def arrange(sheet: Sheet) -> Picture:
    """Boxes, routes and labels of a process."""
    return _Arrangement(sheet, place(sheet)).picture()


@dataclass
class _Arrangement:
    sheet: Sheet
    plan: Plan

    def picture(self) -> Picture:
        labels = {s.id: box for s in self._all_shapes() if (box := self._label(s))}
        router = Router(int(self.plan.width // STEP) - 1, int((self.plan.height + 10) // STEP))
        for shape in self.sheet.shapes.values():
            router.block(self.plan.boxes[shape.id])
        for box in labels.values():
            router.block(box, 0)
        for lane in self.plan.lanes.values():
            router.mark_border(lane.y, lane.x, lane.x + lane.width)
        back = returning(self.sheet)
        routes: dict[str, list[Point]] = {}
        for arrow in sorted(self.sheet.arrows, key=lambda a: (a.id in back, self._length(a))):
            starts = self._ports(arrow.source, leaving=True, labels=labels)
            ends = self._ports(arrow.target, leaving=False, labels=labels)
            routes[arrow.id] = router.lay(arrow.source, arrow.target, starts, ends)
        for shape in self.sheet.shapes.values():
            for arrow in shape.inside.arrows if shape.inside else ():
                routes[arrow.id] = self._inside(shape, arrow)
        named = [arrow for arrow in self.sheet.arrows if arrow.name]
        flows = {arrow.id: beside(routes[arrow.id], arrow.name) for arrow in named}
        return Picture(self.plan, labels, routes, flows)

    def _all_shapes(self) -> list[Shape]:
        inner = [s for shape in self.sheet.shapes.values() if shape.inside for s in shape.inside.shapes.values()]
        return [*self.sheet.shapes.values(), *inner]

    def _label(self, shape: Shape) -> Box | None:
        box = self.plan.boxes[shape.id]
        if not shape.host:
            return label_of(shape, box)
        # Two events on one host: the right one is named to its right, the other to its left.
        width = 7 * len(shape.name) + 8
        host = self.plan.boxes[shape.host]
        is_right = box.middle[0] > host.middle[0]
        return Box(box.x + 38 if is_right else box.x - width - 2, box.y + 20, width, 14)

    def _inside(self, around: Shape, arrow: Arrow) -> list[Point]:
        """Straight to the next shape of the line; under the line from a boundary event, or past other shapes."""
        one, two = self.plan.boxes[arrow.source], self.plan.boxes[arrow.target]
        assert around.inside is not None
        if not around.inside.shapes[arrow.source].host and 0 < two.middle[0] - one.middle[0] < 150:
            return straight([(one.x + one.width, one.middle[1]), (two.x, two.middle[1])])
        box = self.plan.boxes[around.id]
        low = box.y + box.height - 8
        return [_on(one, "down"), (one.middle[0], low), (two.middle[0], low), _on(two, "down")]

    def _length(self, arrow: Arrow) -> float:
        one, two = self.plan.boxes[arrow.source].middle, self.plan.boxes[arrow.target].middle
        return abs(one[0] - two[0]) + abs(one[1] - two[1])

    def _ports(self, id: str, *, leaving: bool, labels: dict[str, Box]) -> list[Port]:
        """The sides an arrow may use. It leaves forward and arrives from behind, if nothing speaks against it."""
        shape, box = self.sheet.shapes[id], self.plan.boxes[id]
        if shape.host:
            return [Port(_on(box, "down"), "down")]
        sides = {"right": 0.0, "down": 5.0, "up": 5.0} if leaving else {"right": 0.0, "down": 7.0, "up": 7.0}
        guests = any(other.host == id for other in self.sheet.shapes.values())
        ports = []
        for way, cost in sides.items():
            side = way if leaving else _OPPOSITE[way]
            if shape.kind.endswith("Gateway") or shape.id not in labels or side != "down":
                ports.append(Port(_on(box, side), way, cost + 8 * (guests and side == "down")))
        return ports


def _on(box: Box, side: str) -> Point:
    along, down = _ALONG[side]
    return box.x + box.width * along, box.y + box.height * down


def label_of(shape: Shape, box: Box) -> Box | None:
    """Where the name stands when it does not fit inside: up and left of a gateway, under an event."""
    if not shape.name or not shape.kind.endswith(("Gateway", "Event")):
        return None
    is_gateway = shape.kind.endswith("Gateway")
    lines = -(-len(shape.name) // (13 if is_gateway else 16))
    width, height = min(84 if is_gateway else 100, 7 * len(shape.name) + 8), 14 * lines
    if is_gateway:
        return Box(box.middle[0] - width - 6, box.y - height + 4, width, height)
    return Box(box.middle[0] - width / 2, box.y + box.height + 4, width, height)


def beside(points: list[Point], name: str) -> Box:
    """The name of an arrow beside its first piece."""
    (x, y), (next_x, next_y) = points[:2]
    width = 7 * len(name) + 8
    if y == next_y:
        return Box(x + 2 if next_x > x else x - width - 2, y - 17, width, 14)
    return Box(x + 4, y + 4 if next_y > y else y - 20, width, 14)
