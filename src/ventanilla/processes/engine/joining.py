"""Whether the joins of a diagram can still be completed from where a case stands."""

from collections.abc import Iterable

from ventanilla.processes.engine.diagram import Diagram, Flow, Node, NodeKind


def stranded(diagram: Diagram, nodes: Iterable[str], arrived: Iterable[str] = ()) -> list[Node]:
    """The joins that somebody would reach and that would then wait for ever.

    `nodes` are where the tokens of one scope stand; `arrived` are the arrows by which some already wait at a join.
    A join is stranded when one of its arrows comes neither from those tokens, without passing it first, nor has come.
    """
    here, told = list(nodes), set(arrived)
    found = []
    for join in (n for n in diagram.nodes.values() if n.kind is NodeKind.PARALLEL and len(n.into) > 1):
        coming = _arrows_ahead(diagram, here, join.id) | told
        into = {flow.id for flow in join.into}
        if coming & into and into - coming:
            found.append(join)
    return found


def _arrows_ahead(diagram: Diagram, nodes: list[str], without: str) -> set[str]:
    """The arrows a token on one of the nodes may go by, never past `without`."""
    arrows: set[str] = set()
    seen, ahead = {without}, [node for node in nodes if node != without]
    while ahead:
        node = ahead.pop()
        if node not in seen:
            seen.add(node)
            for flow in _ways_out(diagram, node):
                arrows.add(flow.id)
                ahead.append(flow.target)
    return arrows


def _ways_out(diagram: Diagram, node: str) -> list[Flow]:
    edges = [flow for guard in diagram.guards_of(node) for flow in guard.out]
    return [*diagram.nodes[node].out, *edges]
