"""Waiting and its end: timers and messages, at the edge of an activity, between steps, or over a whole scope."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.deadlines.actions import start
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.models import Instance, Message, Token
from ventanilla.processes.motion.board import Board, Kind, Outcome
from ventanilla.processes.motion.clocks import end_of_clock, moment_of, next_tick


class Waiting(ABC):
    """The half of a run that waits; `Run` is the half that moves."""

    instance: Instance
    diagram: Diagram
    board: Board
    by: Actor
    at: datetime

    @abstractmethod
    def variables(self, scope: Token | None) -> dict[str, Any]: ...

    @abstractmethod
    def write(self, scope: Token | None, values: Mapping[str, Any] | None) -> None: ...

    @abstractmethod
    def follow(self, node: Node, scope: Token | None) -> None: ...

    @abstractmethod
    def clear(self, scope: Token | None) -> None: ...

    def arm(self, node: Node, parent: Token | None, after: datetime | None = None) -> Token:
        """Start a timer: its term runs in `deadlines`; a cyclic one only ticks. `after` is the tick before."""
        rule = node.timer
        assert rule is not None
        known = self.variables(parent)
        if rule.cyclic:
            return self.board.put(node, Kind.CYCLE, parent, due_at=next_tick(rule.code(known), after, self.at))
        origin = moment_of(rule.origin, known, self.at)
        clock = start(subject=self.instance.subject, term=rule.code(known), started_at=origin, by=self.by, at=self.at)
        kind = Kind.WAIT if node.kind is NodeKind.CATCH else Kind.TIMER
        return self.board.put(node, kind, parent, deadline=clock, due_at=clock.due_at)

    def wait(self, node: Node, parent: Token | None) -> None:
        """Stand before an intermediate event: a timer, or a message that may have come already."""
        if node.timer:
            self.arm(node, parent)
            return
        key = str(self.variables(parent)[node.key_variable])
        token = self.board.put(node, Kind.MESSAGE, parent, message=node.message, key=key)
        early = Message.objects.select_for_update().filter(name=node.message, key=key, delivered_at=None).first()
        if early:
            self.receive(token, early)

    def receive(self, token: Token, message: Message) -> None:
        """A message reaches the token that waits for it."""
        message.token, message.delivered_at = token, self.at
        message.save(update_fields=["token", "delivered_at"])
        self.fire(token, message.payload)

    def fire(self, token: Token, payload: Mapping[str, Any] | None = None) -> None:
        """A timer ended or a message came: go on from there."""
        node, parent = self.diagram.nodes[token.node], self.board.parent(token)
        runs_on = not node.interrupts and node.kind in (NodeKind.BOUNDARY, NodeKind.START)
        is_over = end_of_clock(token, self.at, runs_on=runs_on)
        self.board.finish(token, Outcome.FIRED, self.by, is_over=is_over)
        if runs_on and token.kind == Kind.TIMER:
            self.board.warn(parent, token)
        if payload:
            self.write(parent, payload)
        if token.kind == Kind.CYCLE:
            self._tick(token, node, parent)
        elif node.kind is NodeKind.BOUNDARY and parent is not None:
            scope = self.board.parent(parent)
            if node.interrupts:
                self.interrupt(parent)
            self.follow(node, scope)
        elif node.kind is NodeKind.START:
            if node.interrupts:
                self.clear(parent)
            self._open_event(node, parent)
        elif parent is not None and parent.kind == Kind.CHOICE:
            scope = self.board.parent(parent)
            self.board.withdraw(parent, Outcome.DONE)
            self.follow(node, scope)
        else:
            self.follow(node, parent)

    def _open_event(self, start_node: Node, parent: Token | None) -> None:
        owner = self.diagram.nodes[start_node.scope]
        self.follow(start_node, self.board.put(owner, Kind.EVENT, parent))

    def _tick(self, token: Token, node: Node, parent: Token | None) -> None:
        """A cyclic timer: the next tick is after now, and what an earlier tick left open is not opened twice."""
        assert node.timer is not None
        ticks = int(token.local.get("ticks", 0)) + 1
        if node.timer.repeats is None or ticks < node.timer.repeats:
            following = self.arm(node, parent, after=token.due_at)
            following.local = {"ticks": ticks}
            self.board.keep(following)
        if node.kind is NodeKind.START:
            if not any(t.kind == Kind.EVENT and t.node == node.scope for t in self.board.children(parent)):
                self._open_event(node, parent)
        elif parent is not None:
            scope, alley = self.board.parent(parent), self.diagram.alley_of(node)
            if not any(t.node in alley for t in self.board.children(scope)):
                self.follow(node, scope)

    def interrupt(self, host: Token) -> None:
        """An interrupting timer closes its activity."""
        self.board.withdraw(host, Outcome.EXPIRED)

    # what wins over an act -----------------------------------------------------------------------------------

    def expire(self, waiting: Token) -> str:
        """Let an interrupting term that ended before an act on the token win; its name, or "" when there is none."""
        rivals = [t for t in self._rivals(waiting) if t.due_at is not None and t.due_at <= self.at]
        if not rivals:
            return ""
        first = min(rivals, key=lambda t: (t.due_at, t.pk))
        node = self.diagram.nodes[first.node]
        self.fire(first)
        return node.name or node.id

    def _rivals(self, waiting: Token) -> Iterator[Token]:
        chain = self.board.chain(waiting)
        if len(chain) > 1 and chain[1].kind == Kind.CHOICE:
            yield from (t for t in self.board.children(chain[1]) if t.kind == Kind.WAIT)
        for token in (*chain, None):
            for timer in self.board.children(token):
                node = self.diagram.nodes[timer.node]
                at_edge = node.kind in (NodeKind.BOUNDARY, NodeKind.START)
                if timer.kind == Kind.TIMER and at_edge and node.interrupts:
                    yield timer

    def is_late(self, task: Token) -> bool:
        """Whether a term of the task itself had ended, reminders aside."""
        return bool(self.diagram.guards_of(task.node) and _ended(task.pk, self.at))


@prepared
def _ended(task: int, at: datetime) -> QuerySet[Token]:
    """The timers of a task, reminders aside, whose term had ended."""
    own = Token.objects.filter(parent=task, kind=Kind.TIMER, deadline__reminder=False)
    return own.filter(deadline__due_at__lte=at)
