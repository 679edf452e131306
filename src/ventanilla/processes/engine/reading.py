"""Reading BPMN and DMN files into a Diagram; an element outside the closed subset is refused with its line."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from ventanilla.processes.engine.decision import Rule, Table
from ventanilla.processes.engine.diagram import Diagram, Flow, Lane, Node, NodeKind, Place
from ventanilla.processes.engine.expressions import BadExpression, Expression, parse
from ventanilla.processes.engine.marks import BPMN, OURS, Mistake, Mistakes, Xml, timer_of

_SKIPPED: Final = {
    "sequenceFlow",
    "laneSet",
    "documentation",
    "extensionElements",
    "incoming",
    "outgoing",
    "textAnnotation",
    "association",
    "timerEventDefinition",
    "messageEventDefinition",
}
_KINDS: Final[dict[str, NodeKind]] = {
    k.value: k for k in NodeKind if k not in (NodeKind.TERMINATE, NodeKind.EVENT_PROCESS)
}
_DEFINITIONS: Final = {
    NodeKind.START: {"timerEventDefinition"},
    NodeKind.END: {"terminateEventDefinition"},
    NodeKind.BOUNDARY: {"timerEventDefinition"},
    NodeKind.CATCH: {"timerEventDefinition", "messageEventDefinition"},
}
_PARSER: Final = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read(files: Mapping[str, bytes]) -> Diagram:
    """A procedure from its files by name: process.bpmn, the processes it calls, its *.dmn. Errors: Mistakes."""
    reader = _Reader()
    for path, content in sorted(files.items()):
        if path.endswith(".bpmn"):
            reader.bpmn(path, content)
    for path, content in sorted(files.items()):
        if path.endswith(".dmn"):
            reader.dmn(path, content)
    if not reader.diagram.root and not reader.mistakes:
        reader.wrong(Place("process.bpmn", 0), "Falta el diagrama «process.bpmn» con su proceso.")
    if reader.mistakes:
        raise Mistakes(reader.mistakes)
    return reader.diagram


class _Reader:
    """Collects nodes, flows and mistakes over the files of one procedure."""

    def __init__(self) -> None:
        self.diagram = Diagram("")
        self.mistakes: list[Mistake] = []

    def wrong(self, place: Place, sentence: str) -> None:
        self.mistakes.append(Mistake(place.path, place.line, sentence))

    def _root(self, path: str, content: bytes) -> Xml | None:
        try:
            root = etree.fromstring(content, etree.XMLParser(**_PARSER))
        except etree.XMLSyntaxError as error:
            self.wrong(Place(path, error.lineno or 1), "El archivo no es XML bien formado; ábralo en el editor.")
            return None
        if root.getroottree().docinfo.doctype:
            self.wrong(Place(path, 1), "El archivo declara un DOCTYPE; guárdelo de nuevo sin él.")
            return None
        return root

    def bpmn(self, path: str, content: bytes) -> None:
        root = self._root(path, content)
        if root is None:
            return
        messages = {m.get("id"): m.get("name") or "" for m in root.iter(f"{BPMN}message")}
        for process in root.findall(f"{BPMN}process"):
            scope = process.get("id") or ""
            if path == "process.bpmn":
                self.diagram.root = self.diagram.root or scope
            self._scope(path, process, scope, messages, _lanes(process))

    def _scope(self, path: str, owner: Xml, scope: str, messages: dict[str, str], lanes: dict[str, Lane]) -> None:
        if scope in self.diagram.names:
            self.wrong(Place(path, owner.sourceline), f"El identificador «{scope}» está repetido.")
        self.diagram.names[scope] = owner.get("name") or scope
        for element in owner:
            if isinstance(element.tag, str) and etree.QName(element).localname not in _SKIPPED:
                self._element(path, element, scope, messages, lanes)
        for flow in owner.findall(f"{BPMN}sequenceFlow"):
            self._flow(path, flow)
        if not any(n.kind is NodeKind.START and n.scope == scope for n in self.diagram.nodes.values()):
            self.wrong(Place(path, owner.sourceline), f"A «{self.diagram.names[scope]}» le falta su evento de inicio.")

    def _element(self, path: str, element: Xml, scope: str, messages: dict[str, str], lanes: dict[str, Lane]) -> None:
        place, local = Place(path, element.sourceline), etree.QName(element).localname
        kind = _KINDS.get(local)
        if local == "subProcess" and element.get("triggeredByEvent") == "true":
            kind = NodeKind.EVENT_PROCESS
        if kind is None or not element.get("id"):
            self.wrong(place, f"El elemento «{local}» no se admite; use solo los que indica la guía de diagramas.")
            return
        if element.get("id") in self.diagram.nodes:
            self.wrong(place, f"El identificador «{element.get('id')}» está repetido.")
            return
        lane = lanes.get(element.get("id")) or lanes.get(scope)
        node = Node(element.get("id"), kind, element.get("name") or "", scope, place, lane)
        self._details(node, element, messages)
        self.diagram.nodes[node.id] = node
        if kind is NodeKind.EVENT_PROCESS:
            own = lanes | ({node.id: lane} if lane else {})
            self._scope(path, element, node.id, messages, own)

    def _details(self, node: Node, element: Xml, messages: dict[str, str]) -> None:
        node.default, node.host = element.get("default") or "", element.get("attachedToRef") or ""
        quiet = element.get("isInterrupting" if node.kind is NodeKind.START else "cancelActivity")
        node.interrupts = quiet != "false"
        node.task, node.form = element.get(f"{OURS}task") or "", element.get(f"{OURS}form") or ""
        node.letter = element.get(f"{OURS}letter") or ""
        node.decision, node.called = element.get(f"{OURS}decision") or "", element.get("calledElement") or ""
        for definition in element:
            local = etree.QName(definition).localname if isinstance(definition.tag, str) else ""
            if local.endswith("EventDefinition") and local not in _DEFINITIONS.get(node.kind, set()):
                self.wrong(Place(node.place.path, definition.sourceline), f"«{local}» no se admite en este evento.")
            elif local == "terminateEventDefinition":
                node.kind = NodeKind.TERMINATE
            elif local == "timerEventDefinition":
                node.timer = timer_of(definition, node.place.path, self.mistakes)
            elif local == "messageEventDefinition":
                node.message = messages.get(definition.get("messageRef") or "", "")
                node.key_variable = definition.get(f"{OURS}key") or element.get(f"{OURS}key") or ""
            elif local == "multiInstanceLoopCharacteristics":
                self._copies(node, definition)
            elif local == "standardLoopCharacteristics":
                self.wrong(node.place, "La repetición estándar no se admite; dibuje el regreso con una flecha.")

    def _copies(self, node: Node, loop: Xml) -> None:
        item = loop.find(f"{BPMN}inputDataItem")
        node.collection = (loop.findtext(f"{BPMN}loopDataInputRef") or "").strip()
        node.item = item.get("name") or "" if item is not None else ""
        if node.kind is not NodeKind.CALL or loop.get("isSequential") == "true":
            self.wrong(node.place, "Solo se admite la repetición en paralelo de una actividad de llamada.")
        elif not node.collection or not node.item:
            self.wrong(node.place, "La repetición necesita «loopDataInputRef» y «inputDataItem» con su nombre.")
        if loop.find(f"{BPMN}completionCondition") is not None:
            self.wrong(node.place, "La repetición termina cuando terminan todas; quite «completionCondition».")

    def _flow(self, path: str, element: Xml) -> None:
        place, nodes = Place(path, element.sourceline), self.diagram.nodes
        condition = self.expression(place, element.findtext(f"{BPMN}conditionExpression"))
        flow = Flow(
            element.get("id") or "",
            element.get("sourceRef") or "",
            element.get("targetRef") or "",
            condition,
            place,
            element.get("name") or "",
        )
        if flow.source not in nodes or flow.target not in nodes:
            self.wrong(place, f"La flecha «{flow.id}» no une dos elementos que existan.")
        elif nodes[flow.source].scope != nodes[flow.target].scope:
            self.wrong(place, f"La flecha «{flow.id}» cruza el borde de un subproceso.")
        else:
            nodes[flow.source].out.append(flow)
            nodes[flow.target].into.append(flow)

    def expression(self, place: Place, text: str | None) -> Expression | None:
        if text is None or not text.strip():
            return None
        try:
            return parse(text)
        except BadExpression as error:
            self.wrong(place, str(error))
            return None

    def dmn(self, path: str, content: bytes) -> None:
        root = self._root(path, content)
        for decision in root.iter("{*}decision") if root is not None else ():
            table = decision.find("{*}decisionTable")
            place = Place(path, decision.sourceline)
            if table is None or table.get("hitPolicy", "UNIQUE") != "FIRST":
                self.wrong(place, "La decisión debe ser una tabla con «hitPolicy» FIRST.")
                continue
            identity = decision.get("id") or ""
            inputs = tuple(self._cells(path, table.findall("{*}input/{*}inputExpression")))
            outputs = tuple(o.get("name") or "" for o in table.findall("{*}output"))
            rules = tuple(self._rules(path, table))
            if any(i is None for i in inputs) or "" in outputs:
                self.wrong(
                    place, f"A la tabla «{identity}» le falta la expresión de una entrada o el nombre de una salida."
                )
                continue
            known = tuple(i for i in inputs if i is not None)
            self.diagram.tables[identity] = Table(identity, path, place.line, known, outputs, rules)

    def _rules(self, path: str, table: Xml) -> Iterator[Rule]:
        wide = len(table.findall("{*}input")), len(table.findall("{*}output"))
        for row in table.findall("{*}rule"):
            tests = tuple(self._cells(path, row.findall("{*}inputEntry")))
            outcomes = tuple(self._cells(path, row.findall("{*}outputEntry")))
            if (len(tests), len(outcomes)) != wide or None in outcomes:
                self.wrong(Place(path, row.sourceline), "A la regla le falta alguna celda de salida.")
                continue
            yield Rule(tests, tuple(o for o in outcomes if o is not None), row.sourceline)

    def _cells(self, path: str, elements: list[Xml]) -> Iterator[Expression | None]:
        for element in elements:
            text = (element.findtext("{*}text") or "").strip()
            yield None if text == "-" else self.expression(Place(path, element.sourceline), text)


def _lanes(process: Xml) -> dict[str, Lane]:
    """The lane of each node id."""
    found: dict[str, Lane] = {}
    for element in process.iter(f"{BPMN}lane"):
        posts = tuple((element.get(f"{OURS}posts") or "").split())
        lane = Lane(element.get("name") or "", posts, element.get(f"{OURS}area") or "")
        for reference in element.findall(f"{BPMN}flowNodeRef"):
            found[(reference.text or "").strip()] = lane
    return found
