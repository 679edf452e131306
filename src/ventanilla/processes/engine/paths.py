"""Paths of a diagram: every node is reached, every path ends, and no loop goes round without a person."""

from collections.abc import Iterable, Iterator, Mapping

from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.engine.marks import Mistake

_ENTRIES = (NodeKind.START, NodeKind.BOUNDARY, NodeKind.EVENT_PROCESS)
_ENDS = (NodeKind.END, NodeKind.TERMINATE, NodeKind.EVENT_PROCESS)
_WAITING = (NodeKind.USER, NodeKind.MANUAL, NodeKind.CATCH, NodeKind.CALL, NodeKind.EVENT_BASED)


def path_faults(diagram: Diagram) -> Iterator[Mistake]:
    """Nodes nobody reaches, nodes from which no end is reached, loops that nobody stops."""
    nodes = diagram.nodes.values()
    ahead = {n.id: [f.target for f in n.out] for n in nodes}
    behind = {n.id: [f.source for f in n.into] for n in nodes}
    reached = spread(ahead, (n.id for n in nodes if n.kind in _ENTRIES))
    ending = spread(behind, (n.id for n in nodes if n.kind in _ENDS))
    for node in nodes:
        if node.id not in reached:
            yield _fault(node, f"A «{node.name or node.id}» no llega ningún camino desde el inicio.")
        elif node.id not in ending and node.out:
            yield _fault(node, f"Desde «{node.name or node.id}» ningún camino llega a un fin.")
    for node in nodes:
        if node.kind not in _WAITING and node.id in spread(_unwatched(diagram), ahead[node.id]):
            yield _fault(node, f"«{node.name or node.id}» está en una vuelta por la que no pasa ninguna persona.")


def _unwatched(diagram: Diagram) -> dict[str, list[str]]:
    """The arrows that nothing holds up."""
    return {n.id: [] if n.kind in _WAITING else [f.target for f in n.out] for n in diagram.nodes.values()}


def spread(arrows: Mapping[str, list[str]], origins: Iterable[str]) -> set[str]:
    """Everything reached from the origins, themselves included."""
    seen: set[str] = set()
    ahead = list(origins)
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += arrows[here]
    return seen


def _fault(node: Node, sentence: str) -> Mistake:
    return Mistake(node.place.path, node.place.line, sentence)
