"""One instance going on inside one transaction: how a token enters a node, leaves it, and a scope ends."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.quick import update_row
from ventanilla.processes.engine.decision import NoRuleApplies
from ventanilla.processes.engine.diagram import Flow, Node, NodeKind
from ventanilla.processes.engine.expressions import Expression, UnknownVariable, parse
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.board import Board, Kind, Outcome, Rows
from ventanilla.processes.motion.dues import nearest, settle, term_moved, watching
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.motion.performing import ENGINE, Perform, perform_registered
from ventanilla.processes.motion.waiting import Waiting
from ventanilla.processes.refusals import Missing
from ventanilla.processes.step import OpenStep

Scope = Token | None


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they will be read back from the database: dates as ISO text."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder))
    return kept


class Run(Waiting):
    """Move the tokens of a locked instance. Nothing here commits; call `save` at the end."""

    def __init__(
        self, instance: Instance, by: Actor, at: datetime, perform: Perform = perform_registered, rows: Rows = None
    ) -> None:
        """`rows` are its tokens where they were read already; () when the instance was opened just now."""
        self.instance, self.by, self.at, self.perform = instance, by, at, perform
        self.diagram = diagram_of(instance.definition)
        self.board = Board(instance, at, rows)
        self.kept = self.instance.variables, self.instance.closed_at

    # variables -----------------------------------------------------------------------------------------------

    def variables(self, scope: Scope) -> dict[str, Any]:
        """What is known in a scope: the instance's, and over them those of each parallel copy around."""
        seen = dict(self.instance.variables)
        for token in reversed(self.board.chain(scope)):
            if token.kind == Kind.COPY:
                seen |= token.local.get("variables", {})
        return seen

    def write(self, scope: Scope, values: Mapping[str, Any] | None) -> None:
        """Keep values: inside a parallel copy they are the copy's own, elsewhere the instance's."""
        if not values:
            return None
        for token in self.board.chain(scope):
            if token.kind == Kind.COPY and self.diagram.nodes[token.node].collection:
                token.local = token.local | {"variables": token.local.get("variables", {}) | plain(values)}
                return self.board.keep(token)
        self.instance.variables = self.instance.variables | plain(values)
        return None

    def value(self, expression: Expression, scope: Scope) -> Any:
        """Errors: Missing when the case lacks a variable or its values cannot be compared."""
        try:
            return expression.value(self.variables(scope))
        except UnknownVariable as unknown:
            raise self._lacks(str(unknown)) from unknown
        except TypeError as mixed:
            raise self._lacks(", ".join(sorted(expression.reads))) from mixed

    def _lacks(self, name: str) -> Missing:
        return Missing(
            "falta-dato",
            f"El procedimiento necesita el dato «{name}» para saber qué sigue, y la tarea no lo dejó escrito. "
            "Captúrelo; si el formulario no lo pide, avise a quien administra los procedimientos.",
        )

    # movement ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Put the first tokens of a new instance; `save` or `work` the first task after it."""
        self.enter_scope(self.diagram.root, None)

    def enter_scope(self, process: str, scope: Scope) -> None:
        for listener in self.diagram.listeners_of(process):
            self.arm(listener, scope)
        self.follow(self.diagram.start_of(process), scope)

    def follow(self, node: Node, scope: Scope) -> None:
        """Leave a node by its arrows."""
        if node.kind is NodeKind.EXCLUSIVE:
            return self.arrive(self.choose(node, scope), scope)
        for flow in node.out:
            if self.is_closed or (scope is not None and not scope.is_open):
                return None
            self.arrive(flow, scope)
        return None

    def choose(self, gateway: Node, scope: Scope) -> Flow:
        """The first arrow whose condition holds, else the default one; of a gateway that only joins, its one arrow."""
        for flow in gateway.out:
            if flow.condition is not None and flow.id != gateway.default and self.value(flow.condition, scope):
                return flow
        return next(f for f in gateway.out if f.id == gateway.default or (f.condition is None and not gateway.default))

    def arrive(self, flow: Flow, scope: Scope) -> None:
        node = self.diagram.nodes[flow.target]
        match node.kind:
            case NodeKind.USER | NodeKind.MANUAL:
                self.open_task(node, scope)
            case NodeKind.AUTOMATIC:
                self.automatic(node, scope)
            case NodeKind.RULE:
                self.rule(node, scope)
            case NodeKind.PARALLEL:
                self.join(node, flow, scope)
            case NodeKind.EVENT_BASED:
                choice = self.board.put(node, Kind.CHOICE, scope)
                for option in node.out:
                    if not choice.is_open:
                        break
                    self.wait(self.diagram.nodes[option.target], choice)
            case NodeKind.CATCH:
                self.wait(node, scope)
            case NodeKind.CALL:
                self.call(node, scope)
            case NodeKind.END | NodeKind.TERMINATE:
                self.end(node, scope)
            case _:
                self.follow(node, scope)

    def open_task(self, node: Node, scope: Scope) -> None:
        lane, area = node.lane, ""
        if lane and lane.area_variable:
            area = str(self.value(parse(lane.area_variable), scope))
        clock = self.governing(scope)
        due: dict[str, Any] = {"deadline": clock, "due_at": clock.due_at, "rank_at": clock.due_at} if clock else {}
        token = self.board.put(node, Kind.TASK, scope, task=node.task, lane=lane.key if lane else "", area=area, **due)
        self.guard(node, token)

    def governing(self, scope: Scope) -> Deadline | None:
        """The term that ends first of those that hang from a scope and what is around it."""
        timers = watching([*self.board.tokens.values(), *self.board.warned])
        found = nearest(timers, {None, *(t.pk for t in self.board.chain(scope))})
        return found.deadline if found else None

    def guard(self, node: Node, host: Token) -> None:
        for boundary in self.diagram.guards_of(node.id):
            self.arm(boundary, host)

    def automatic(self, node: Node, scope: Scope) -> None:
        """A step without a person: its action runs now, as the system, through its own open token."""
        token = self.board.put(node, Kind.AUTOMATIC, scope, task=node.task)
        self.write(scope, self.perform(self.step(token), ENGINE, self.at, {}))
        self.board.finish(token, Outcome.DONE, ENGINE)
        self.follow(node, scope)

    def rule(self, node: Node, scope: Scope) -> None:
        """A decision table writes its outcome."""
        try:
            self.write(scope, self.diagram.tables[node.decision].decide(self.variables(scope)))
        except UnknownVariable as unknown:
            raise self._lacks(str(unknown)) from unknown
        except NoRuleApplies as none:
            raise Missing(
                "sin-regla",
                f"Ninguna regla de la tabla «{node.decision}» corresponde a estos datos. Revíselos antes de continuar.",
            ) from none
        self.follow(node, scope)

    def join(self, node: Node, flow: Flow, scope: Scope) -> None:
        """Wait until every incoming arrow has brought a token, then go on as one."""
        if len(node.into) > 1:
            arrived = self.board.put(node, Kind.JOIN, scope)
            arrived.local = {"flow": flow.id}
            self.board.keep(arrived)
            first: dict[str, Token] = {}
            for token in self.board.children(scope):
                if token.kind == Kind.JOIN and token.node == node.id:
                    first.setdefault(token.local["flow"], token)
            if len(first) < self.arrows_needed(node):
                return
            for token in first.values():
                self.board.finish(token, Outcome.DONE)
        self.follow(node, scope)

    def arrows_needed(self, node: Node) -> int:
        """How many arrows a join waits for."""
        return len(node.into)

    def call(self, node: Node, scope: Scope) -> None:
        """Run another process of the file: once, or once for each element of a list, all at the same time."""
        items = self.value(parse(node.collection), scope) if node.collection else [None]
        if not items:
            return self.follow(node, scope)
        host = self.board.put(node, Kind.CALL, scope)
        self.guard(node, host)
        copies = []
        for item in items:
            copy = self.board.put(node, Kind.COPY, host)
            if node.collection:
                copy.local = {"variables": {node.item: item}}
                self.board.keep(copy)
            copies.append(copy)
        for copy in copies:
            if host.is_open and copy.is_open:
                self.enter_scope(node.called, copy)
        return None

    # ends ----------------------------------------------------------------------------------------------------

    @property
    def is_closed(self) -> bool:
        return self.instance.closed_at is not None

    def end(self, node: Node, scope: Scope) -> None:
        """An end event: a terminating one withdraws all of its scope; a plain one closes it when nothing is left."""
        if node.kind is NodeKind.TERMINATE:
            self.clear(scope)
        if not self.busy(scope):
            self.leave_scope(node, scope)

    def busy(self, scope: Scope) -> bool:
        """Whether a scope still has something to do; listening for an event is not doing."""
        return any(self.diagram.nodes[t.node].kind is not NodeKind.START for t in self.board.children(scope))

    def clear(self, scope: Scope) -> None:
        for token in self.board.children(scope):
            if token.is_open:
                self.board.withdraw(token)

    def leave_scope(self, node: Node, scope: Scope) -> None:
        self.board.stop_clocks(scope, met=False)
        self.clear(scope)
        if scope is None:
            self.instance.closed_at, self.instance.closed_node = self.at, node.id
            return
        outer = self.board.parent(scope)
        self.board.finish(scope, Outcome.DONE)
        if scope.kind == Kind.COPY and outer is not None:
            self.leave_call(outer)
        elif not self.busy(outer):
            self.leave_scope(node, outer)

    def leave_call(self, host: Token) -> None:
        """The call activity is over when its last copy is."""
        if not any(t.kind == Kind.COPY for t in self.board.children(host)):
            scope = self.board.parent(host)
            self.board.withdraw(host, Outcome.DONE)
            self.follow(self.diagram.nodes[host.node], scope)

    # acts ----------------------------------------------------------------------------------------------------

    def step(self, token: Token) -> OpenStep:
        """The token as its action sees it."""
        node, scope = self.diagram.nodes[token.node], self.board.parent(token)
        seen = self.variables(scope)
        return OpenStep(
            self.instance.subject,
            seen,
            node.id,
            node.task,
            token.pk,
            name=node.name,
            procedure=self.instance.definition.procedure,
            letter=node.letter,
        )

    def work(self, token: Token, values: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Token.Outcome:
        """Do a person's task: its action, what it leaves written, and what comes next. `extra` is only written."""
        scope, node = self.board.parent(token), self.diagram.nodes[token.node]
        outcome = Outcome.LATE if self.is_late(token) else Outcome.DONE
        result = self.perform(self.step(token), self.by, self.at, values)
        self.write(scope, {**(extra or {}), **(result or {})})
        self.board.withdraw(token, outcome, self.by)
        self.follow(node, scope)
        self.save()
        return outcome

    def save(self) -> None:
        """Write the instance and the dates its open tasks are due; a procedure that ended is journalled."""
        now = self.instance.variables, self.instance.closed_at
        if now != self.kept:
            update_row(self.instance, "variables", "closed_at", "closed_node")
            self.kept = now
        if self.is_closed:
            facts = {"instance": self.instance.pk, "node": self.instance.closed_node}
            record(event="processes.closed", by=self.by, at=self.at, on=self.instance.subject, facts=facts)
        elif self.diagram.is_guarded:
            tokens = list(self.board.tokens.values())
            timers = None if term_moved(self.instance.pk) else watching([*tokens, *self.board.warned])
            settle(self.instance.pk, tokens, timers)
