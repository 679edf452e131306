"""Move a running case to a later version of its procedure: an approved act, tried first, due dates kept."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import Prefetch

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.engine.diagram import Diagram
from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.moves import Move, NewTimer, arrow_of, plan_for
from ventanilla.processes.motion.run import Run
from ventanilla.processes.refusals import UnableToUpgrade
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

__all__ = ["Move", "NewTimer", "plan_upgrade", "upgrade_instance"]
OPEN_TOKENS = Token.objects.filter(finished_at=None).order_by("pk")


def plan_upgrade(*, to: Definition, at: datetime, mapping: Mapping[str, str] | None = None) -> list[Move]:
    """The dry run over every open case that runs an earlier version of the procedure; nothing is written."""
    return list(_plans(to, at, mapping or {}))


def _plans(to: Definition, at: datetime, mapping: Mapping[str, str]) -> Iterator[Move]:
    earlier = Definition.objects.filter(procedure=to.procedure, number__lt=to.number).in_bulk()
    rows = Instance.objects.filter(definition__in=list(earlier), closed_at=None).order_by("pk")
    rows = rows.prefetch_related(Prefetch("tokens", queryset=OPEN_TOKENS, to_attr="open_tokens"))
    for instance in rows.iterator(chunk_size=500):
        instance.definition = earlier[instance.definition_id]
        yield plan_for(instance, instance.open_tokens, to, mapping, at)


@act
def upgrade_instance(
    *, instance: int, to: Definition, by: Actor, at: datetime, mapping: Mapping[str, str] | None = None
) -> Instance:
    """Move one case. Its running terms stay as they are; those that are new on its steps start.

    A case already there is left alone. Errors: NotAllowed, UnableToUpgrade with each reason.
    """
    require(by, "processes.upgrade", at)
    held = lock_instance(instance)
    if held is None or held.closed_at is not None or held.definition.procedure != to.procedure:
        raise UnableToUpgrade("no-en-tramite", "El asunto ya terminó o sigue otro procedimiento; no hay qué mover.")
    if held.definition_id == to.pk:
        return held
    if held.definition.number > to.number:
        raise UnableToUpgrade(
            "version-anterior", "El asunto sigue una versión posterior; no se regresa a una anterior."
        )
    tokens = list(OPEN_TOKENS.filter(instance=held))
    move = plan_for(held, tokens, to, mapping or {}, at)
    if not move.is_possible:
        raise UnableToUpgrade("no-se-puede-mover", " ".join(move.problems))
    before = held.definition
    for token in tokens:
        _place(token, diagram_of(to), move.nodes[token.pk], mapping or {})
    held.definition = to
    held.save(update_fields=["definition"])
    armed = _arm(Run(held, by, at), move)
    facts = {"instance": held.pk, "from": before.number, "to": to.number, "mapping": dict(mapping or {})}
    record(event="processes.upgraded", by=by, at=at, on=held.subject, facts=facts | {"timers": armed})
    return held


def _place(token: Token, diagram: Diagram, node_id: str, mapping: Mapping[str, str]) -> None:
    node = diagram.nodes[node_id]
    token.node = node.id
    if token.kind == Token.Kind.TASK:
        token.task, token.lane = node.task, node.lane.key if node.lane else ""
    if token.kind == Token.Kind.MESSAGE:
        token.message = node.message
    if token.kind == Token.Kind.JOIN:
        token.local = token.local | {"flow": arrow_of(token, mapping)}
    token.save(update_fields=["node", "task", "lane", "message", "local"])


def _arm(run: Run, move: Move) -> list[str]:
    """Start the terms that are new on the steps of the case, and settle when each task is due."""
    for timer in move.timers:
        run.arm(timer.node, run.board.tokens[timer.host] if timer.host else None)
    run.save()
    return [timer.node.id for timer in move.timers]
