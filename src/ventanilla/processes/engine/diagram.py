"""What a procedure's diagram says, as plain values: nodes, flows, timers, lanes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from ventanilla.processes.engine.decision import Table
from ventanilla.processes.engine.expressions import Expression


class NodeKind(StrEnum):
    """The closed subset of BPMN that is run; anything else is refused when it is read."""

    START = "startEvent"
    END = "endEvent"
    TERMINATE = "terminateEndEvent"
    USER = "userTask"
    MANUAL = "manualTask"
    AUTOMATIC = "serviceTask"
    RULE = "businessRuleTask"
    CALL = "callActivity"
    EXCLUSIVE = "exclusiveGateway"
    PARALLEL = "parallelGateway"
    EVENT_BASED = "eventBasedGateway"
    CATCH = "intermediateCatchEvent"
    BOUNDARY = "boundaryEvent"
    EVENT_PROCESS = "eventSubProcess"


PERSON = (NodeKind.USER, NodeKind.MANUAL)


@dataclass(frozen=True)
class Place:
    """Where in the files something stands: path inside the procedure's folder, and line (1-based)."""

    path: str
    line: int


@dataclass(frozen=True)
class TimerRule:
    """A timer: the pack's term by code; `origin` names the variable with its starting moment.

    `cyclic` repeats; `repeats` is how often, None without end. `chosen` names the variable that may hold the code of
    another term, as when it depends on the kind of petition.
    """

    term: str
    origin: str = ""
    cyclic: bool = False
    repeats: int | None = None
    chosen: str = ""

    def code(self, variables: Mapping[str, Any]) -> str:
        """The term that counts with those variables."""
        return str(variables.get(self.chosen) or self.term) if self.chosen else self.term


@dataclass(frozen=True)
class Lane:
    """Who does what stands in the lane: post codes, or the variable that holds an area's code."""

    name: str
    posts: tuple[str, ...] = ()
    area_variable: str = ""

    @property
    def key(self) -> str:
        """The lane as one indexed word: its post codes, sorted."""
        return " ".join(sorted(self.posts))


@dataclass(frozen=True)
class Flow:
    """An arrow. `condition` only on arrows that leave an exclusive gateway."""

    id: str
    source: str
    target: str
    condition: Expression | None
    place: Place
    name: str = ""


@dataclass
class Node:
    """One element. `scope` is the id of the process or event sub-process that contains it."""

    id: str
    kind: NodeKind
    name: str
    scope: str
    place: Place
    lane: Lane | None = None
    out: list[Flow] = field(default_factory=list)
    into: list[Flow] = field(default_factory=list)
    default: str = ""
    host: str = ""
    interrupts: bool = True
    timer: TimerRule | None = None
    message: str = ""
    key_variable: str = ""
    task: str = ""
    form: str = ""
    letter: str = ""
    decision: str = ""
    called: str = ""
    collection: str = ""
    item: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind in PERSON


@dataclass
class Diagram:
    """A procedure ready to run: its own process `root`, the ones it calls, its decision tables."""

    root: str
    names: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)

    def start_of(self, scope: str) -> Node:
        """The start event of a process or event sub-process."""
        return self._starts[scope]

    def guards_of(self, host: str) -> list[Node]:
        """The boundary timers on an activity."""
        return self._guards.get(host, [])

    def listeners_of(self, scope: str) -> list[Node]:
        """The start events of the event sub-processes of a process."""
        return self._listeners.get(scope, [])

    @cached_property
    def _starts(self) -> dict[str, Node]:
        return {n.scope: n for n in self.nodes.values() if n.kind is NodeKind.START}

    @cached_property
    def _guards(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            if node.kind is NodeKind.BOUNDARY:
                found.setdefault(node.host, []).append(node)
        return found

    @cached_property
    def _listeners(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            if node.kind is NodeKind.EVENT_PROCESS:
                found.setdefault(node.scope, []).append(self._starts[node.id])
        return found

    @cached_property
    def is_guarded(self) -> bool:
        """Whether any task may be governed by a term."""
        at_edge = (NodeKind.BOUNDARY, NodeKind.START)
        return any(n.timer and not n.timer.cyclic and n.kind in at_edge for n in self.nodes.values())

    def alley_of(self, boundary: Node) -> frozenset[str]:
        """The nodes only that boundary event leads to: what it opened and is still open stands on one of them."""
        if boundary.id not in self._alleys:
            apart = self._reach(boundary.id)
            for other in self.nodes.values():
                is_entry = other.kind in (NodeKind.START, NodeKind.BOUNDARY) and other.scope == boundary.scope
                if is_entry and other.id != boundary.id:
                    apart -= self._reach(other.id)
            self._alleys[boundary.id] = frozenset(apart)
        return self._alleys[boundary.id]

    @cached_property
    def _alleys(self) -> dict[str, frozenset[str]]:
        return {}

    def _reach(self, origin: str) -> set[str]:
        seen: set[str] = set()
        ahead = [f.target for f in self.nodes[origin].out]
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += [f.target for f in self.nodes[here].out]
        return seen
