"""The drawing as SVG: every shape and arrow, its names, its fills; what has no drawing is refused."""

from pathlib import Path

import pytest
from lxml import etree

from ventanilla.lib.drawing import strips, svg
from ventanilla.lib.drawing.svg import SHAPE

FOLDER = Path(__file__).parents[4] / "packs" / "naucalpan" / "procedures" / "peticion"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["process.bpmn", "atencion_area.bpmn"])
def test_every_arrow_and_every_name_is_drawn(name):
    content = (FOLDER / name).read_bytes()
    drawn, source = etree.fromstring(svg(content)), etree.fromstring(content)
    arrows = source.findall(".//{*}sequenceFlow")
    assert len(drawn.findall(f"{SVG}polyline[@stroke-width='1.3']")) == len(arrows)
    words = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    for task in source.iter("{*}userTask"):
        assert task.get("name").split()[0] in words


def test_a_step_is_filled_with_its_colour():
    drawn = etree.fromstring(svg((FOLDER / "process.bpmn").read_bytes(), {"p09_turnar": "#fdf0d2"}))
    assert len(drawn.findall(f"{SVG}rect[@fill='#fdf0d2']")) == 1


def test_names_are_text_and_never_markup():
    content = (FOLDER / "process.bpmn").read_bytes().replace("Turnar a las áreas".encode(), b"&lt;script&gt; &amp; x")
    assert b"<script>" not in svg(content)


def test_a_file_without_drawing_is_refused():
    with pytest.raises(LookupError):
        svg(b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')


def test_a_wide_drawing_is_cut_into_pieces_that_name_their_lanes():
    whole = (FOLDER / "process.bpmn").read_bytes()
    pieces = [etree.fromstring(piece) for piece in strips(whole)]
    assert len(pieces) > 1
    views = [[float(side) for side in piece.get("viewBox").split()] for piece in pieces]
    assert all(wide <= max(1400, SHAPE * tall) for _, _, wide, tall in views)
    assert "Oficialía de Partes" in [t.text for t in pieces[1].iter(f"{SVG}text") if t.get("font-style")]
    assert len(strips((FOLDER / "atencion_area.bpmn").read_bytes())) == 1
