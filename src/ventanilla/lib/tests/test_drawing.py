"""A drawn diagram has every shape in its lane, no arrow through a shape, and says what it said before."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree

from ventanilla.lib.drawing import draw
from ventanilla.lib.drawing.draw import arrange
from ventanilla.lib.drawing.placing import Box, place, returning
from ventanilla.lib.drawing.sheet import BPMN, Arrow, Shape, Sheet, read_sheet
from ventanilla.lib.drawing.writing import DI

PETITION = Path(__file__).parents[4] / "packs" / "naucalpan" / "procedures" / "peticion"
FILES = sorted(PETITION.glob("*.bpmn"))


def sheet_of(path):
    return read_sheet(etree.parse(path).getroot().find(f"{BPMN}process"))


def overlap(one: Box, two: Box) -> bool:
    across = one.x < two.x + two.width and two.x < one.x + one.width
    return across and one.y < two.y + two.height and two.y < one.y + one.height


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_shape_stands_on_another(path):
    sheet = sheet_of(path)
    plan = place(sheet)
    own = [s for s in sheet.shapes.values() if not s.host]
    assert [(a.id, b.id) for a, b in combinations(own, 2) if overlap(plan.boxes[a.id], plan.boxes[b.id])] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_shape_stands_inside_its_lane(path):
    sheet = sheet_of(path)
    plan = place(sheet)
    for shape in sheet.shapes.values():
        lane, (_, middle) = plan.lanes[sheet.lanes[shape.lane]], plan.boxes[shape.id].middle
        assert lane.y < middle < lane.y + lane.height, shape.id


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_arrow_runs_through_a_shape(path):
    sheet = sheet_of(path)
    picture = arrange(sheet)
    standing = [shape.id for shape in sheet.shapes.values() if not shape.host]
    for arrow in sheet.arrows:
        for (x1, y1), (x2, y2) in pairwise(picture.routes[arrow.id]):
            piece = Box(min(x1, x2) + 1, min(y1, y2) + 1, abs(x1 - x2) - 2, abs(y1 - y2) - 2)
            assert not [id for id in standing if overlap(piece, picture.plan.boxes[id])], arrow.id


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_drawing_changes_nothing_but_the_drawing(path):
    def meaning(content: bytes) -> str:
        root = etree.fromstring(content)
        for diagram in root.findall(f"{DI}BPMNDiagram"):
            root.remove(diagram)
        return " ".join(etree.tostring(root, method="c14n2", strip_text=True).decode().split())

    drawn = draw(path.read_bytes())
    assert meaning(drawn) == meaning(path.read_bytes())


def test_drawing_again_gives_the_same_bytes():
    drawn = draw((PETITION / "atencion_area.bpmn").read_bytes())
    assert draw(drawn) == drawn


def test_arrows_that_go_back_are_known():
    shapes = {id: Shape(id, "userTask", id, 0) for id in "abc"}
    arrows = [Arrow("ab", "a", "b", ""), Arrow("bc", "b", "c", ""), Arrow("ca", "c", "a", "")]
    assert returning(Sheet("p", ["l"], shapes, arrows)) == {"ca"}


def test_a_file_without_process_cannot_be_drawn():
    with pytest.raises(LookupError, match="no process"):
        draw(b"<definitions/>")


EDGE = b"""<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p">
  <laneSet id="ls"><lane id="l" name="Oficina"><flowNodeRef>a</flowNodeRef><flowNodeRef>z</flowNodeRef>
    <flowNodeRef>s</flowNodeRef></lane></laneSet>
  <startEvent id="a"/><endEvent id="z"/><sequenceFlow id="az" sourceRef="a" targetRef="z"/>
  <subProcess id="s" triggeredByEvent="true">
    <startEvent id="in"/><userTask id="t" name="Avisar"/><endEvent id="out"/><endEvent id="late" name="Sin aviso"/>
    <boundaryEvent id="b" attachedToRef="t" name="Tres dias"><timerEventDefinition id="e"/></boundaryEvent>
    <sequenceFlow id="f1" sourceRef="in" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="out"/>
    <sequenceFlow id="f3" sourceRef="b" targetRef="late"/>
  </subProcess></process></definitions>"""


def test_a_timer_at_the_edge_of_a_step_inside_a_subprocess_is_drawn():
    picture = arrange(read_sheet(etree.fromstring(EDGE).find(f"{BPMN}process")))
    boxes, around = picture.plan.boxes, picture.plan.boxes["s"]
    standing = ["in", "t", "out", "late"]
    assert not [pair for pair in combinations(standing, 2) if overlap(*(boxes[one] for one in pair))]
    for one in [*standing, "b"]:
        assert around.y <= boxes[one].y
        assert boxes[one].y + boxes[one].height <= around.y + around.height, one
    for name, route in picture.routes.items():
        for (x1, y1), (x2, y2) in pairwise(route):
            piece = Box(min(x1, x2) + 1, min(y1, y2) + 1, abs(x1 - x2) - 2, abs(y1 - y2) - 2)
            assert not [id for id in standing if overlap(piece, boxes[id])], name
    assert b'bpmnElement="b"' in draw(EDGE)
