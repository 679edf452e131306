"""Which variables are surely written when a node is reached: what is read before that is a fault."""

from collections.abc import Iterator

from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind, Place
from ventanilla.processes.engine.expressions import BadExpression, parse
from ventanilla.processes.engine.known import Known
from ventanilla.processes.engine.marks import Mistake

Written = frozenset[str]
_OUTCOMES = (NodeKind.END, NodeKind.TERMINATE)


def unwritten(diagram: Diagram, known: Known) -> list[Mistake]:
    """Each reading of a variable that some path leaves unwritten."""
    return list(_Flow(diagram, known).faults())


class _Flow:
    def __init__(self, diagram: Diagram, known: Known) -> None:
        self.diagram, self.known = diagram, known
        self.before: dict[str, Written] = {}

    def faults(self) -> Iterator[Mistake]:
        self.follow(self.diagram.root, self.known.opens_with)
        for identity, written in self.before.items():
            node = self.diagram.nodes[identity]
            for place, name in self.reads(node):
                if name not in written:
                    yield Mistake(
                        place.path,
                        place.line,
                        f"«{node.name or node.id}» lee «{name}», que algún camino aún no ha escrito. Escríbala antes, "
                        "o anótela en «opens_with» de document.toml si el asunto ya la trae al abrirse.",
                    )

    def follow(self, scope: str, given: Written) -> Written:
        """Walk one process to its fixed point; what is surely written at its ends."""
        members = [n for n in self.diagram.nodes.values() if n.scope == scope]
        for node in members:
            self.before.pop(node.id, None)
        self.before[self.diagram.start_of(scope).id] = given
        changed = True
        while changed:
            changed = False
            for node in members:
                seen = self.arriving(node, given)
                if seen is not None and seen != self.before.get(node.id):
                    self.before[node.id] = seen
                    changed = True
        for node in members:
            if node.kind is NodeKind.EVENT_PROCESS:
                self.follow(node.id, given)
        ends = [self.before[n.id] for n in members if n.kind in _OUTCOMES and n.id in self.before]
        return frozenset.intersection(*ends) if ends else given

    def arriving(self, node: Node, given: Written) -> Written | None:
        """What every way to a node has written; None while no way to it is known."""
        if node.kind is NodeKind.START:
            return given
        if node.kind is NodeKind.BOUNDARY:
            return self.before.get(node.host)
        sources = [self.diagram.nodes[f.source] for f in node.into]
        known = [self.before[s.id] | self.writes(s) for s in sources if s.id in self.before]
        if not known:
            return None
        if node.kind is NodeKind.PARALLEL:
            return frozenset().union(*known)
        return frozenset.intersection(*known)

    def writes(self, node: Node) -> Written:
        """What a node leaves written when it is over."""
        match node.kind:
            case NodeKind.USER | NodeKind.MANUAL | NodeKind.AUTOMATIC:
                task = self.known.tasks.get(node.task)
                return (task.writes if task else frozenset()) | self.known.forms.get(node.form, frozenset())
            case NodeKind.RULE:
                return frozenset(self.diagram.tables[node.decision].outputs)
            case NodeKind.CALL:
                items = frozenset([node.item]) if node.item else frozenset()
                left = self.follow(node.called, self.before[node.id] | items)
                return frozenset() if node.collection else left
        return frozenset()

    def reads(self, node: Node) -> Iterator[tuple[Place, str]]:
        """Every variable a node reads, and where that is written."""
        for flow in node.out:
            for name in flow.condition.reads if flow.condition else ():
                yield flow.place, name
        if node.kind is NodeKind.RULE:
            yield from ((node.place, name) for name in self.diagram.tables[node.decision].reads)
        if node.kind is NodeKind.CALL and node.collection:
            yield from ((node.place, name) for name in _names(node.collection))
        if node.key_variable:
            yield node.place, node.key_variable
        if node.timer and node.timer.origin:
            yield node.place, node.timer.origin
        if node.timer and node.timer.chosen:
            yield node.place, node.timer.chosen
        if node.is_person and node.lane and node.lane.area_variable:
            yield node.place, node.lane.area_variable


def _names(text: str) -> frozenset[str]:
    try:
        return parse(text).reads
    except BadExpression:
        return frozenset([text])
