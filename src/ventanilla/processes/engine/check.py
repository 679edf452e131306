"""What is wrong with a procedure before it is published: each fault in Spanish, with its file and line."""

from collections.abc import Iterator

from ventanilla.processes.engine.dataflow import unwritten
from ventanilla.processes.engine.diagram import Diagram, Flow, Lane, Node, NodeKind
from ventanilla.processes.engine.known import Known
from ventanilla.processes.engine.marks import Mistake
from ventanilla.processes.engine.paths import path_faults

_ENDS = (NodeKind.END, NodeKind.TERMINATE)
_HOSTS = (NodeKind.USER, NodeKind.MANUAL, NodeKind.CALL)
_MANY_OUT = (NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.EVENT_BASED)


def check(diagram: Diagram, known: Known) -> list[Mistake]:
    """Every fault of a diagram that could be read."""
    found = [m for node in diagram.nodes.values() for m in _node(diagram, node, known)]
    found += _lanes(diagram, known)
    found += _calls_in_circle(diagram)
    found += path_faults(diagram)
    if not found:  # the flow of data is only followed over a diagram that is whole
        found += unwritten(diagram, known)
    return sorted(set(found))


def fault(node: Node, sentence: str) -> Mistake:
    return Mistake(node.place.path, node.place.line, sentence)


def called(node: Node) -> str:
    """How people know a node."""
    return f"«{node.name or node.id}»"


def _node(diagram: Diagram, node: Node, known: Known) -> Iterator[Mistake]:
    yield from _arrows(node)
    match node.kind:
        case NodeKind.USER | NodeKind.MANUAL | NodeKind.AUTOMATIC:
            yield from _task(node, known)
        case NodeKind.RULE:
            yield from _rule(diagram, node)
        case NodeKind.CALL if node.called not in diagram.names:
            yield fault(node, f"{called(node)} llama al proceso «{node.called}», que no está en la carpeta.")
        case NodeKind.EXCLUSIVE:
            yield from _exclusive(node)
        case NodeKind.EVENT_BASED:
            yield from _event_based(diagram, node)
        case NodeKind.BOUNDARY:
            yield from _boundary(diagram, node)
        case NodeKind.CATCH:
            yield from _catch(node)
        case NodeKind.START:
            yield from _start(diagram, node)
    if node.timer and node.timer.term not in known.terms:
        yield fault(node, f"El plazo «{node.timer.term}» de {called(node)} no está en «terms.toml».")
    if node.timer and node.timer.cyclic and (node.interrupts or node.kind is NodeKind.CATCH):
        yield fault(node, f"{called(node)} se repite: solo puede hacerlo un temporizador que no interrumpe.")


def _arrows(node: Node) -> Iterator[Mistake]:
    if node.kind in _ENDS or node.kind is NodeKind.EVENT_PROCESS:
        if node.out:
            yield fault(node, f"De {called(node)} no puede salir una flecha.")
    elif not node.out:
        yield fault(node, f"De {called(node)} no sale ninguna flecha: el camino queda sin fin.")
    elif len(node.out) > 1 and node.kind not in _MANY_OUT:
        yield fault(node, f"De {called(node)} salen varias flechas: sepárelas con una compuerta.")
    for flow in node.out:
        if flow.condition is not None and node.kind is not NodeKind.EXCLUSIVE:
            yield _at(flow, f"La flecha «{flow.id}» tiene condición y no sale de una compuerta exclusiva.")
    if node.into and node.kind in (NodeKind.START, NodeKind.BOUNDARY, NodeKind.EVENT_PROCESS):
        yield fault(node, f"A {called(node)} no puede llegar una flecha.")


def _at(flow: Flow, sentence: str) -> Mistake:
    return Mistake(flow.place.path, flow.place.line, sentence)


def _task(node: Node, known: Known) -> Iterator[Mistake]:
    task, wanted = known.tasks.get(node.task), "person" if node.is_person else "service"
    if not node.task:
        yield fault(node, f"A {called(node)} le falta su tarea: agregue v:task con una tarea del sistema.")
    elif task is None:
        yield fault(node, f"La tarea «{node.task}» de {called(node)} no existe en el sistema.")
    elif task.kind != wanted:
        kind = "de una persona" if task.kind == "person" else "automática"
        yield fault(node, f"La tarea «{node.task}» es {kind}; dibuje {called(node)} con el símbolo que le toca.")
    if node.form and node.form not in known.forms:
        yield fault(node, f"El formulario «{node.form}» de {called(node)} no está en «forms/».")
    if task and task.with_letter and node.letter not in known.letters:
        yield fault(
            node, f"{called(node)} necesita su carta: v:letter con una numerada de «letters.toml», no «{node.letter}»."
        )
    elif node.letter and not (task and task.with_letter):
        yield fault(node, f"La tarea de {called(node)} no usa ninguna carta; quite v:letter.")
    if node.is_person and node.lane is None:
        yield fault(node, f"{called(node)} no está en ningún carril: no se sabe a quién le toca.")


def _lanes(diagram: Diagram, known: Known) -> Iterator[Mistake]:
    told: set[Lane] = set()
    for node in diagram.nodes.values():
        lane = node.lane
        if lane is None or not node.is_person or lane in told:
            continue
        told.add(lane)
        if not lane.posts and not lane.area_variable:
            yield fault(node, f"El carril «{lane.name}» no dice sus puestos (v:posts) ni su área (v:area).")
        for post in lane.posts:
            if post not in known.posts:
                yield fault(node, f"El puesto «{post}» del carril «{lane.name}» no está en «posts.toml».")


def _rule(diagram: Diagram, node: Node) -> Iterator[Mistake]:
    table = diagram.tables.get(node.decision)
    if table is None:
        yield fault(node, f"La decisión «{node.decision}» de {called(node)} no está en ningún archivo .dmn.")
    elif not table.is_complete:
        sentence = f"La tabla «{table.id}» puede quedarse sin respuesta: agregue una regla final con todo vacío."
        yield Mistake(table.path, table.line, sentence)


def _exclusive(node: Node) -> Iterator[Mistake]:
    splits = node.default or any(flow.condition is not None for flow in node.out)
    if len(node.out) < 2 and not splits:
        return  # it only joins
    if node.default not in {f.id for f in node.out}:
        yield fault(node, f"La compuerta {called(node)} no tiene una salida por omisión: indique cuál es.")
    for flow in node.out:
        if flow.id != node.default and flow.condition is None:
            yield _at(flow, f"A la salida «{flow.name or flow.id}» de {called(node)} le falta su condición.")
        if flow.id == node.default and flow.condition is not None:
            yield _at(flow, f"La salida por omisión de {called(node)} no lleva condición.")


def _event_based(diagram: Diagram, node: Node) -> Iterator[Mistake]:
    if len(node.out) < 2:
        yield fault(node, f"{called(node)} espera un suceso entre varios: dibuje al menos dos.")
    for flow in node.out:
        target = diagram.nodes[flow.target]
        if target.kind is not NodeKind.CATCH or len(target.into) > 1:
            yield _at(flow, f"Después de {called(node)} solo puede seguir un mensaje o un plazo, cada uno el suyo.")


def _boundary(diagram: Diagram, node: Node) -> Iterator[Mistake]:
    host = diagram.nodes.get(node.host)
    if host is None or host.kind not in _HOSTS or host.scope != node.scope:
        yield fault(node, f"{called(node)} debe ir en el borde de una tarea de persona o de una actividad de llamada.")
    if node.timer is None:
        yield fault(node, f"{called(node)} no tiene temporizador: es lo único que se admite en un borde.")


def _catch(node: Node) -> Iterator[Mistake]:
    if node.timer is None and not node.message:
        yield fault(node, f"{called(node)} no espera ni un plazo ni un mensaje con nombre.")
    if node.message and not node.key_variable:
        yield fault(node, f"Al mensaje de {called(node)} le falta v:key: la variable con que se reconoce el asunto.")


def _start(diagram: Diagram, node: Node) -> Iterator[Mistake]:
    owner = diagram.nodes.get(node.scope)
    same = [n for n in diagram.nodes.values() if n.kind is NodeKind.START and n.scope == node.scope]
    if len(same) > 1 and same[0] is node:
        yield fault(node, "El proceso tiene varios inicios; deje uno.")
    if owner is None and node.timer is not None:
        yield fault(node, "El inicio del procedimiento no lleva temporizador.")
    if owner is not None and node.timer is None:
        yield fault(node, f"El subproceso de suceso {called(owner)} debe iniciar con un temporizador.")


def _calls_in_circle(diagram: Diagram) -> Iterator[Mistake]:
    calls: dict[str, set[str]] = {}
    for node in diagram.nodes.values():
        if node.kind is NodeKind.CALL:
            calls.setdefault(_process_of(diagram, node), set()).add(node.called)
    for node in diagram.nodes.values():
        if node.kind is NodeKind.CALL and _process_of(diagram, node) in _reached(calls, node.called):
            yield fault(node, f"{called(node)} llama a un proceso que vuelve a llamarla.")


def _process_of(diagram: Diagram, node: Node) -> str:
    owner = diagram.nodes.get(node.scope)
    return owner.scope if owner else node.scope


def _reached(calls: dict[str, set[str]], origin: str) -> set[str]:
    seen, ahead = set(), [origin]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += calls.get(here, ())
    return seen
