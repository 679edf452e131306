"""What really runs of a procedure: its newest published version, step by step, and its drawings for paper."""

from dataclasses import dataclass

from ventanilla.lib.drawing import strips
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.models import Definition
from ventanilla.processes.motion.library import diagram_of, files_of
from ventanilla.processes.queries.road import drawings_of, lane_name


@dataclass(frozen=True)
class PublishedStep:
    """A step as the diagram has it. `terms` are the pack's codes of those that guard it or that it waits for."""

    node: str
    name: str
    lane: str
    is_automatic: bool
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """The steps, those of the main drawing first; `drawings` are (title, SVG) pieces that fit a landscape sheet.

    `terms` are the codes of those that run for the whole procedure.
    """

    definition: Definition
    steps: list[PublishedStep]
    drawings: list[tuple[str, bytes]]
    terms: tuple[str, ...]


def published(procedure: str) -> Published | None:
    """The newest version of a procedure by its code; None when it was never published. 1 query."""
    definition = Definition.objects.filter(procedure=procedure).order_by("-number").first()
    if definition is None:
        return None
    diagram, files = diagram_of(definition), files_of(definition)
    drawings = []
    for file, title in drawings_of(diagram):
        pieces = strips(files[file])
        many = len(pieces) > 1
        drawings += [(f"{title} ({n} de {len(pieces)})" if many else title, piece) for n, piece in enumerate(pieces, 1)]
    steps = [_step(diagram, node) for node in _told(diagram)]
    return Published(definition, steps, drawings, _whole_terms(diagram))


def _told(diagram: Diagram) -> list[Node]:
    kinds = (NodeKind.USER, NodeKind.MANUAL, NodeKind.AUTOMATIC, NodeKind.CALL, NodeKind.CATCH)
    nodes = [n for n in diagram.nodes.values() if n.kind in kinds]
    return sorted(nodes, key=lambda n: n.place.path != "process.bpmn")


def _whole_terms(diagram: Diagram) -> tuple[str, ...]:
    """The terms that start an event sub-process: they run from the first step to the last."""
    starts = [n for n in diagram.nodes.values() if n.kind is NodeKind.START and n.timer]
    return tuple(n.timer.term for n in starts if n.timer)


def _step(diagram: Diagram, node: Node) -> PublishedStep:
    timers = [node.timer, *(guard.timer for guard in diagram.guards_of(node.id))]
    terms = tuple(timer.term for timer in timers if timer)
    return PublishedStep(node.id, node.name or node.id, lane_name(node), node.kind is NodeKind.AUTOMATIC, terms)
