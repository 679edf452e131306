"""Drawing a BPMN file: lanes, columns and rows for its shapes, square routes for its arrows; pure geometry."""

from ventanilla.lib.drawing.draw import draw
from ventanilla.lib.drawing.svg import strips, svg

__all__ = ["draw", "strips", "svg"]
