"""Writing the drawing into the file as BPMN's own diagram interchange, nothing else changed."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from ventanilla.lib.drawing.placing import TOP, Box, Plan
from ventanilla.lib.drawing.routing import Point
from ventanilla.lib.drawing.sheet import BPMN

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
D = "{http://www.omg.org/spec/DD/20100524/DI}"
_PREFIXES = {"bpmndi": DI[1:-1], "dc": DC[1:-1], "di": D[1:-1]}


@dataclass(frozen=True)
class Picture:
    """Boxes, labels and routes by element id."""

    plan: Plan
    labels: dict[str, Box]
    routes: dict[str, list[Point]]
    flow_labels: dict[str, Box]


def write(root: Any, process: Any, picture: Picture) -> bytes:
    """The file as bytes with the picture as its only diagram."""
    for old in root.findall(f"{DI}BPMNDiagram"):
        root.remove(old)
    participant = root.find(f"{BPMN}collaboration/{BPMN}participant[@processRef='{process.get('id')}']")
    owner = process if participant is None else participant.getparent()
    diagram = etree.SubElement(root, f"{DI}BPMNDiagram", id=f"diagrama_{process.get('id')}")
    plane = etree.SubElement(diagram, f"{DI}BPMNPlane", id=f"{diagram.get('id')}_plano", bpmnElement=owner.get("id"))
    if participant is not None:
        pool = Box(0, TOP, picture.plan.width, picture.plan.height)
        _shape(plane, participant.get("id"), pool, isHorizontal="true")
    for lane, box in picture.plan.lanes.items():
        _shape(plane, lane, box, isHorizontal="true")
    kinds = {e.get("id"): etree.QName(e).localname for e in process.iter(f"{BPMN}*")}
    for id, box in picture.plan.boxes.items():
        extra = {"exclusiveGateway": {"isMarkerVisible": "true"}, "subProcess": {"isExpanded": "true"}}
        _label(_shape(plane, id, box, **extra.get(kinds[id], {})), picture.labels.get(id))
    for id, points in picture.routes.items():
        edge = etree.SubElement(plane, f"{DI}BPMNEdge", id=f"{id}_di", bpmnElement=id)
        for x, y in points:
            etree.SubElement(edge, f"{D}waypoint", x=f"{x:g}", y=f"{y:g}")
        _label(edge, picture.flow_labels.get(id))
    etree.cleanup_namespaces(root, top_nsmap=_PREFIXES, keep_ns_prefixes=["v", "xsi"])
    return _text(root, diagram)


def _text(root: Any, diagram: Any) -> bytes:
    etree.indent(diagram, level=1)
    diagram.tail = "\n"
    before = diagram.getprevious()
    if before is not None:
        before.tail = "\n  "
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _shape(plane: Any, id: str, box: Box, **attributes: str) -> Any:
    shape = etree.SubElement(plane, f"{DI}BPMNShape", id=f"{id}_di", bpmnElement=id, **attributes)
    _bounds(shape, box)
    return shape


def _label(element: Any, box: Box | None) -> None:
    if box:
        _bounds(etree.SubElement(element, f"{DI}BPMNLabel"), box)


def _bounds(element: Any, box: Box) -> None:
    sizes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    etree.SubElement(element, f"{DC}Bounds", **{name: f"{value:g}" for name, value in sizes.items()})
