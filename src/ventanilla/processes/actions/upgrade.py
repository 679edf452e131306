"""Move running cases to another version of their procedure: an approved act, tried first, due dates kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.refusals import UnableToUpgrade
from ventanilla.staff.permissions import require


@dataclass(frozen=True)
class Move:
    """What an upgrade would do to one case: each token's new node, or the problems that keep the case where it is."""

    instance: Instance
    nodes: dict[int, str]
    problems: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        return not self.problems


def plan_upgrade(*, to: Definition, mapping: Mapping[str, str] | None = None) -> list[Move]:
    """The dry run over every open case of the procedure that runs another version; nothing is written."""
    open_ones = Instance.objects.filter(definition__procedure=to.procedure, closed_at=None).exclude(definition=to)
    return [plan_for(i, to, mapping or {}) for i in open_ones.select_related("definition").order_by("pk")]


def plan_for(instance: Instance, to: Definition, mapping: Mapping[str, str]) -> Move:
    """The plan of one case: a token stays on the element with its id, or with the id the mapping gives."""
    old, new = diagram_of(instance.definition), diagram_of(to)
    nodes: dict[int, str] = {}
    problems = []
    for token in instance.tokens.filter(finished_at=None).order_by("pk"):
        target = new.nodes.get(mapping.get(token.node, token.node))
        if problem := _problem(token, old.nodes[token.node], target, mapping):
            problems.append(problem)
        elif target is not None:
            nodes[token.pk] = target.id
    return Move(instance, nodes, tuple(problems))


def _problem(token: Token, old: Node, new: Node | None, mapping: Mapping[str, str]) -> str:
    name = f"«{old.name or old.id}»"
    if new is None:
        return f"{name} no existe en la versión nueva; indique a qué elemento pasa."
    if new.kind is not old.kind or bool(new.collection) != bool(old.collection):
        return f"{name} es de otro tipo en la versión nueva."
    if new.scope != mapping.get(old.scope, old.scope) and old.kind is not NodeKind.EVENT_PROCESS:
        return f"{name} está en otro subproceso en la versión nueva."
    if new.host != mapping.get(old.host, old.host):
        return f"{name} cuelga de otra actividad en la versión nueva."
    if token.area and not (new.lane and new.lane.area_variable):
        return f"{name} ya no está en el carril de un área."
    if token.kind == Token.Kind.JOIN and token.local["flow"] not in {f.id for f in new.into}:
        return f"A {name} le falta la flecha «{token.local['flow']}» en la versión nueva."
    return ""


@transaction.atomic
def upgrade_instance(
    *, instance: int, to: Definition, by: Actor, at: datetime, mapping: Mapping[str, str] | None = None
) -> Instance:
    """Move one case. Its terms stay as they are. Errors: NotAllowed, UnableToUpgrade with each reason."""
    require(by, "processes.upgrade", at)
    held = lock_instance(instance)
    if held is None or held.closed_at is not None or held.definition.procedure != to.procedure:
        raise UnableToUpgrade("no-en-tramite", "El asunto ya terminó o sigue otro procedimiento; no hay qué mover.")
    move = plan_for(held, to, mapping or {})
    if not move.is_possible:
        raise UnableToUpgrade("no-se-puede-mover", " ".join(move.problems))
    diagram, before = diagram_of(to), held.definition
    for token in Token.objects.filter(pk__in=move.nodes):
        _place(token, diagram, move.nodes[token.pk])
    held.definition = to
    held.save(update_fields=["definition"])
    facts = {"instance": held.pk, "from": before.number, "to": to.number, "mapping": dict(mapping or {})}
    record(event="processes.upgraded", by=by, at=at, on=held.subject, facts=facts)
    return held


def _place(token: Token, diagram: Diagram, node_id: str) -> None:
    node = diagram.nodes[node_id]
    token.node = node.id
    if token.kind == Token.Kind.TASK:
        token.task, token.lane = node.task, node.lane.key if node.lane else ""
    if token.kind == Token.Kind.MESSAGE:
        token.message = node.message
    token.save(update_fields=["node", "task", "lane", "message"])
