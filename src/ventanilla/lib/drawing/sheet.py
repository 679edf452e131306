"""What is to be drawn: lanes, shapes and arrows, read from BPMN without judging it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_TASKS = ("task", "userTask", "manualTask", "serviceTask", "businessRuleTask", "callActivity")
_SIZES = {"Event": (36, 36), "Gateway": (50, 50)}


@dataclass
class Shape:
    """A node. `kind` is its BPMN name; `host` the activity a boundary event sits on; `inside` a sub-process' own."""

    id: str
    kind: str
    name: str
    lane: int
    host: str = ""
    inside: "Sheet | None" = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as bpmn.io draws them."""
        if self.inside:
            return 140 * len(list(self.inside.standing())), 134 if self.inside.has_guests else 120
        return next((size for end, size in _SIZES.items() if self.kind.endswith(end)), (100, 80))


@dataclass(frozen=True)
class Arrow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    name: str


@dataclass
class Sheet:
    """One process, or the inside of an event sub-process. `lanes` are their ids from top to bottom."""

    id: str
    lanes: list[str] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    @property
    def has_guests(self) -> bool:
        """Whether a boundary event sits on some shape."""
        return any(shape.host for shape in self.shapes.values())

    def standing(self) -> Iterator[Shape]:
        """The shapes that have a place of their own: boundary events sit on another, sub-processes fill a gap."""
        return (s for s in self.shapes.values() if not s.host and not s.inside)

    def host_of(self, id: str) -> str:
        """The shape that carries this one, or itself."""
        return self.shapes[id].host or id


def read_sheet(process: Any) -> Sheet:
    """The sheet of a process element."""
    sheet = Sheet(process.get("id"))
    lane_of: dict[str, int] = {}
    for number, lane in enumerate(process.iterfind(f"{BPMN}laneSet/{BPMN}lane")):
        sheet.lanes.append(lane.get("id"))
        lane_of |= {(ref.text or "").strip(): number for ref in lane.iterfind(f"{BPMN}flowNodeRef")}
    for element in process:
        local = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if local == "sequenceFlow":
            name = element.get("name") or ""
            sheet.arrows.append(Arrow(element.get("id"), element.get("sourceRef"), element.get("targetRef"), name))
        elif local in _TASKS or local == "subProcess" or local.endswith(tuple(_SIZES)):
            sheet.shapes[element.get("id")] = Shape(
                element.get("id"),
                local,
                element.get("name") or "",
                lane_of.get(element.get("id"), 0),
                element.get("attachedToRef") or "",
                read_sheet(element) if local == "subProcess" else None,
            )
    return sheet
