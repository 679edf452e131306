"""A laid-out BPMN file as SVG, for paper: lanes, shapes, arrows and names; each shape may be filled with a colour."""

from collections.abc import Iterator, Mapping
from math import ceil
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from ventanilla.lib.drawing.sheet import BPMN
from ventanilla.lib.drawing.writing import DC, DI, D

INK, SOFT, PALE, EDGE = "#22303c", "#54606b", "#ffffff", "#8b95a1"
WIDEST = 1400
"""Pixels of drawing that still can be read across a landscape letter sheet."""
SHAPE = 1.85
"""Width by height of the room a form gives a drawing: a piece less wide than that would only leave paper blank."""
_MARGIN, _OVERLAP = 10, 90
_FONT = "Source Sans Pro"


def svg(content: bytes, fills: Mapping[str, str] | None = None) -> bytes:
    """The whole drawing. `fills` is a colour by element id. Errors: LookupError when the file holds no drawing."""
    return strips(content, fills, widest=1_000_000)[0]


def strips(content: bytes, fills: Mapping[str, str] | None = None, *, widest: int = WIDEST) -> list[bytes]:
    """The drawing cut from left to right into pieces that can be read on paper, each with the names of its lanes.

    Errors: LookupError when the file holds no drawing.
    """
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    plane = root.find(f"{DI}BPMNDiagram/{DI}BPMNPlane")
    if plane is None or plane.find(f"{DI}BPMNShape") is None:
        raise LookupError("the file holds no drawing")
    elements = {e.get("id"): e for e in root.iter() if isinstance(e.tag, str) and e.get("id")}
    body = "\n".join([*_shapes(plane, elements, fills or {}), *_edges(plane, elements)])
    boxes = [_box(s) for s in plane.iter(f"{DI}BPMNShape")]
    left, top = min(b[0] for b in boxes) - _MARGIN, min(b[1] for b in boxes) - _MARGIN
    width = max(b[0] + b[2] for b in boxes) - left + _MARGIN
    height = max(b[1] + b[3] for b in boxes) - top + _MARGIN
    widest = max(widest, int(height * SHAPE))
    count = ceil((width - _OVERLAP) / (widest - _OVERLAP))
    piece = (width - _OVERLAP) / count + _OVERLAP
    drawn = []
    for number in range(count):
        start = left + number * (piece - _OVERLAP)
        names = "\n".join(_lane_names(plane, elements, start)) if number else ""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{start:g} {top:g} {piece:g} {height:g}">'
        drawn.append(f"{head}\n{body}\n{names}\n</svg>".encode())
    return drawn


def _lane_names(plane: Any, elements: Mapping[str, Any], left: float) -> Iterator[str]:
    """Where a piece begins, the name of each lane in its upper corner."""
    for shape in plane.findall(f"{DI}BPMNShape"):
        element = elements[shape.get("bpmnElement")]
        if etree.QName(element).localname == "lane":
            place = f'x="{left + 6:g}" y="{_box(shape)[1] + 13:g}"'
            name = escape(element.get("name") or "")
            yield f'<text {place} font-family="{_FONT}" font-size="10" font-style="italic" fill="{SOFT}">{name}</text>'


def _box(shape: Any) -> tuple[float, float, float, float]:
    bounds = shape.find(f"{DC}Bounds")
    return tuple(float(bounds.get(side)) for side in ("x", "y", "width", "height"))  # type: ignore[return-value]


def _shapes(plane: Any, elements: Mapping[str, Any], fills: Mapping[str, str]) -> Iterator[str]:
    for shape in plane.findall(f"{DI}BPMNShape"):
        element = elements[shape.get("bpmnElement")]
        kind, name = etree.QName(element).localname, element.get("name") or ""
        x, y, width, height = _box(shape)
        fill = fills.get(element.get("id"), PALE)
        if kind in ("participant", "lane"):
            yield _rectangle(x, y, width, height, "none", INK if kind == "participant" else EDGE)
            yield _upright(x + (16 if kind == "participant" else 14), y + height / 2, name, height)
        elif kind.endswith("Event"):
            yield from _event(kind, element, x + width / 2, y + height / 2, width / 2)
        elif kind.endswith("Gateway"):
            yield _diamond(x, y, width, height)
            yield from _sign(kind, x + width / 2, y + height / 2)
        else:
            dashes = ' stroke-dasharray="4 3"' if kind == "subProcess" else ""
            bold = 3 if kind == "callActivity" else 1.4
            yield _rectangle(x, y, width, height, fill, INK, round=9, thick=bold, more=dashes)
            if kind != "subProcess":
                yield from _words(name, x + width / 2, y + height / 2, int(width / 6.4), 11)
        label = shape.find(f"{DI}BPMNLabel")
        if label is not None and name:
            lx, ly, wide, tall = _box(label)
            yield from _words(name, lx + wide / 2, ly + tall / 2, max(int(wide / 5.2), 8), 10)


def _edges(plane: Any, elements: Mapping[str, Any]) -> Iterator[str]:
    for edge in plane.findall(f"{DI}BPMNEdge"):
        points = [(float(p.get("x")), float(p.get("y"))) for p in edge.findall(f"{D}waypoint")]
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-width="1.3"/>'
        yield _head(points[-2], points[-1])
        label, name = edge.find(f"{DI}BPMNLabel"), elements[edge.get("bpmnElement")].get("name")
        if label is not None and name:
            x, y, wide, tall = _box(label)
            yield from _words(name, x + wide / 2, y + tall / 2, 30, 10)


def _rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    edge: str,
    *,
    round: int = 0,
    thick: float = 1.2,
    more: str = "",
) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="{thick:g}"{more}/>'
    )


def _diamond(x: float, y: float, width: float, height: float) -> str:
    middle, centre = x + width / 2, y + height / 2
    corners = f"{middle:g},{y:g} {x + width:g},{centre:g} {middle:g},{y + height:g} {x:g},{centre:g}"
    return f'<polygon points="{corners}" fill="{PALE}" stroke="{INK}" stroke-width="1.4"/>'


def _sign(kind: str, x: float, y: float) -> Iterator[str]:
    """× decides, + goes by all; a circle waits for what happens first."""
    reach = 8
    if kind == "eventBasedGateway":
        yield _circle(x, y, 11, 1.2)
        return
    ways = ((1, 0), (0, 1)) if kind == "parallelGateway" else ((0.8, 0.8), (0.8, -0.8))
    for across, down in ways:
        ends = f'x1="{x - reach * across:g}" y1="{y - reach * down:g}" x2="{x + reach * across:g}"'
        yield f'<line {ends} y2="{y + reach * down:g}" stroke="{INK}" stroke-width="2.6"/>'


def _event(kind: str, element: Any, x: float, y: float, radius: float) -> Iterator[str]:
    yield _circle(x, y, radius, 3.2 if kind == "endEvent" else 1.3)
    if kind in ("boundaryEvent", "intermediateCatchEvent"):
        yield _circle(x, y, radius - 3, 1.1)
    if element.find(f"{BPMN}terminateEventDefinition") is not None:
        yield f'<circle cx="{x:g}" cy="{y:g}" r="{radius - 6:g}" fill="{INK}"/>'
    if element.find(f"{BPMN}timerEventDefinition") is not None:
        yield _circle(x, y, radius - 7, 1.1)
        yield (
            f'<polyline points="{x:g},{y - radius + 10:g} {x:g},{y:g} {x + 5:g},{y + 3:g}" fill="none" '
            f'stroke="{INK}" stroke-width="1.2"/>'
        )


def _circle(x: float, y: float, radius: float, thick: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{PALE}" stroke="{INK}" stroke-width="{thick:g}"/>'


def _head(before: tuple[float, float], tip: tuple[float, float]) -> str:
    """The point of an arrow; its last piece is level or upright."""
    (x, y), (dx, dy) = tip, (tip[0] - before[0], tip[1] - before[1])
    length = max((dx * dx + dy * dy) ** 0.5, 0.01)
    ux, uy = dx / length, dy / length
    back_x, back_y = x - 9 * ux, y - 9 * uy
    one, two = f"{back_x - 4 * uy:g},{back_y + 4 * ux:g}", f"{back_x + 4 * uy:g},{back_y - 4 * ux:g}"
    return f'<polygon points="{x:g},{y:g} {one} {two}" fill="{INK}"/>'


def _words(text: str, x: float, y: float, wide: int, size: int) -> Iterator[str]:
    lines = wrap(text, wide) or [""]
    first = y - (len(lines) - 1) * size * 0.58 + size * 0.34
    for number, line in enumerate(lines):
        yield (
            f'<text x="{x:g}" y="{first + number * size * 1.16:g}" font-family="{_FONT}" font-size="{size}" '
            f'fill="{INK}" text-anchor="middle">{escape(line)}</text>'
        )


def _upright(x: float, y: float, text: str, room: float) -> str:
    size = min(12.0, room / max(len(text), 1) * 1.8)
    return (
        f'<text x="{x:g}" y="{y:g}" transform="rotate(-90 {x:g} {y:g})" font-family="{_FONT}" font-size="{size:g}" '
        f'fill="{INK}" text-anchor="middle" dominant-baseline="middle">{escape(text)}</text>'
    )
