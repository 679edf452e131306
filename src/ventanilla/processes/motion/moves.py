"""What moving a case to another version of its procedure would do, and why it cannot; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ventanilla.lib.refusals import Refusal
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.engine.joining import stranded
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.clocks import term_ends
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.motion.performing import ENGINE
from ventanilla.processes.motion.run import Run
from ventanilla.processes.refusals import clock_text

Kind = Token.Kind
STANDING = (Kind.TASK, Kind.WAIT, Kind.MESSAGE, Kind.CHOICE, Kind.CALL)


@dataclass(frozen=True)
class NewTimer:
    """A timer that only the later version has, to be armed on a token, or on the whole case (`host` None)."""

    node: Node
    host: int | None

    @property
    def name(self) -> str:
        return self.node.name or self.node.id

    @property
    def origin(self) -> str:
        """The variable with its starting moment; "" when it starts with the upgrade."""
        return self.node.timer.origin if self.node.timer else ""


@dataclass(frozen=True)
class Move:
    """What an upgrade would do to one case: each token's new node and arrow, the terms that would start now, or the
    problems that keep the case where it is."""

    instance: Instance
    nodes: dict[int, str]
    timers: tuple[NewTimer, ...]
    problems: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        return not self.problems


def plan_for(
    instance: Instance, tokens: Sequence[Token], to: Definition, mapping: Mapping[str, str], at: datetime
) -> Move:
    """The plan of one case with these open tokens: each stays on the element with its id, or with the mapped one."""
    old, new = diagram_of(instance.definition), diagram_of(to)
    named = {old.root: new.root, **mapping}
    nodes: dict[int, str] = {}
    problems = []
    for token in tokens:
        target = new.nodes.get(named.get(token.node, token.node))
        if problem := _problem(token, old.nodes[token.node], target, named):
            problems.append(problem)
        elif target is not None:
            nodes[token.pk] = target.id
    if problems:
        return Move(instance, nodes, (), tuple(problems))
    timers = tuple(_new_timers(tokens, old, new, named))
    problems = [*_stranded(tokens, nodes, new, named), *_unfit_timers(instance, timers, at)]
    return Move(instance, nodes, timers, tuple(problems))


def _problem(token: Token, old: Node, new: Node | None, named: Mapping[str, str]) -> str:
    name = f"«{old.name or old.id}» ({old.id})"
    if new is None:
        return f"{name} no existe en la versión nueva; indique a qué elemento pasa."
    if new.kind is not old.kind or bool(new.collection) != bool(old.collection):
        return f"{name} es de otro tipo en la versión nueva."
    if _ticks(new) is not _ticks(old):
        return f"{name} espera otra cosa en la versión nueva: un plazo, un recordatorio que se repite o un aviso."
    if new.scope != named.get(old.scope, old.scope) and old.kind is not NodeKind.EVENT_PROCESS:
        return f"{name} está en otro subproceso en la versión nueva."
    if new.host != named.get(old.host, old.host):
        return f"{name} cuelga de otra actividad en la versión nueva."
    if token.kind == Kind.TASK and bool(token.area) is not bool(new.lane and new.lane.area_variable):
        return f"{name} ya no está en el carril de un área." if token.area else f"{name} pasó al carril de un área."
    if token.kind == Kind.JOIN and arrow_of(token, named) not in {f.id for f in new.into}:
        return f"A {name} le falta la flecha «{token.local['flow']}» en la versión nueva."
    if token.kind == Kind.MESSAGE and new.message != token.message and _is_awaited(token, new.message):
        return f"{name} espera en la versión nueva un aviso que ya espera otro asunto."
    return ""


def _ticks(node: Node) -> bool | None:
    """Whether it waits for a cyclic timer; None when it waits for no timer."""
    return node.timer.cyclic if node.timer else None


def arrow_of(token: Token, mapping: Mapping[str, str]) -> str:
    """The arrow by which a token reached its join, in the later version."""
    flow = str(token.local["flow"])
    return mapping.get(flow, flow)


def _is_awaited(token: Token, message: str) -> bool:
    others = Token.objects.filter(kind=Kind.MESSAGE, message=message, key=token.key, finished_at=None)
    return others.exclude(pk=token.pk).exists()


def _new_timers(tokens: Sequence[Token], old: Diagram, new: Diagram, named: Mapping[str, str]) -> Iterator[NewTimer]:
    """Timers of the later version on what the case stands on, or over all of it, that its own version has not.

    One that its version has too, and that fired or was withdrawn, is not armed again.
    """
    for host in (None, *tokens):
        if host is None or host.kind == Kind.COPY:
            if any(_took_over(t, old) for t in tokens if t.parent_id == (host.pk if host else None)):
                continue
            before = old.listeners_of(old.nodes[host.node].called if host else old.root)
            scope = new.nodes[named.get(host.node, host.node)].called if host else new.root
            after = new.listeners_of(scope)
        elif host.kind in (Kind.TASK, Kind.CALL):
            before, after = old.guards_of(host.node), new.guards_of(named.get(host.node, host.node))
        else:
            continue
        known = {named.get(node.id, node.id) for node in before}
        yield from (NewTimer(node, host.pk if host else None) for node in after if node.id not in known)


def _took_over(token: Token, old: Diagram) -> bool:
    """Whether an interrupting event sub-process has taken the place of everything in its scope."""
    return token.kind == Kind.EVENT and old.start_of(token.node).interrupts


def _stranded(
    tokens: Sequence[Token], nodes: Mapping[int, str], new: Diagram, named: Mapping[str, str]
) -> Iterator[str]:
    """Joins of the later version that this case could reach but never complete."""
    choices = {t.pk for t in tokens if t.kind == Kind.CHOICE}
    for scope in {t.parent_id for t in tokens} - choices:
        here = [t for t in tokens if t.parent_id == scope]
        standing = [nodes[t.pk] for t in here if t.kind in STANDING]
        waiting = [t for t in here if t.kind == Kind.JOIN]
        past = [nodes[t.pk] for t in waiting]
        for join in stranded(new, [*standing, *past], [arrow_of(t, named) for t in waiting]):
            yield (
                f"«{join.name or join.id}» ({join.id}) esperaría una rama que este asunto ya no va a abrir; "
                "páselo cuando haya avanzado de ahí."
            )


def _unfit_timers(instance: Instance, timers: Sequence[NewTimer], at: datetime) -> Iterator[str]:
    """New terms that cannot start, or that would end at once: an upgrade never makes a case expire."""
    run = Run(instance, ENGINE, at) if timers else None
    for timer in timers:
        if run is None or timer.node.timer is None or timer.node.timer.cyclic:
            continue
        host = run.board.tokens[timer.host] if timer.host else None
        try:
            ends_at = term_ends(timer.node.timer, run.variables(host), at)
        except Refusal as refused:
            yield f"El plazo «{timer.name}» no puede empezar: {refused.sentence}"
            continue
        if ends_at is not None and ends_at <= at:
            yield (
                f"El plazo «{timer.name}», nuevo en esa versión, habría vencido el {clock_text(ends_at)}; "
                "termine primero el paso en su versión."
            )
