"""The road of one running: each step of its diagram with who went through it, who has it now, and what was skipped."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.standing import holder_of
from ventanilla.utility.queries import current_pack

Kind = Token.Kind
MAIN: Final = "process.bpmn"
TOLD: Final = (NodeKind.USER, NodeKind.MANUAL, NodeKind.AUTOMATIC, NodeKind.CALL, NodeKind.CATCH)
"""What is told as a step; gateways, decisions and edges only lead from one to another."""
COUNTED: Final = (Kind.TASK, Kind.AUTOMATIC, Kind.CALL, Kind.WAIT, Kind.MESSAGE)
MOST: Final = 12
"""How many passages of one step are told one by one; the earlier ones are only counted."""


@dataclass(frozen=True)
class Passage:
    """One time through a step. `finished_at` is empty while it is open; `light` "" without a term."""

    token_id: int
    is_task: bool
    who: str
    area: str
    opened_at: datetime
    finished_at: datetime | None
    outcome: str
    due_at: datetime | None
    light: str
    days_left: int | None


@dataclass(frozen=True)
class Stop:
    """A step. `state`: done, now, skipped (the case did not go by it), ahead (it may still).

    `passages` newest first, at most `MOST`; `times` counts those that are over, `open_now` those that are not.
    `inside` is the file that draws what happens within the step, when it is another process.
    """

    node: str
    name: str
    lane: str
    state: str
    times: int = 0
    open_now: int = 0
    passages: list[Passage] = field(default_factory=list)
    inside: str = ""

    @property
    def light(self) -> str:
        """The worst light of what is open here."""
        lights = {p.light for p in self.passages if p.finished_at is None}
        return next((one for one in ("red", "amber", "green") if one in lights), "")


@dataclass(frozen=True)
class Road:
    """The steps of one drawing of the procedure, in its order. `drawings` are (file, title), the main one first."""

    instance: Instance
    file: str
    stops: list[Stop]
    drawings: list[tuple[str, str]]


def road_of(instance: Instance, at: datetime, file: str = MAIN) -> Road:
    """Where the case has been and stands, on one drawing of its version. 1 query, with the definition loaded."""
    diagram = diagram_of(instance.definition)
    rows = instance.tokens.filter(kind__in=COUNTED).exclude(outcome=Token.Outcome.WITHDRAWN)
    by_node: dict[str, list[Token]] = defaultdict(list)
    for token in rows.select_related("taken_by", "deadline").order_by("-pk"):
        by_node[token.node].append(token)
    ahead = set() if instance.closed_at else _ahead(diagram, {n for n, ts in by_node.items() if any(_open(ts))})
    nodes = [n for n in diagram.nodes.values() if n.kind in TOLD and n.place.path == file]
    stops = [_stop(diagram, node, by_node, node.id in ahead, at) for node in nodes]
    return Road(instance, file, stops, drawings_of(diagram))


def drawings_of(diagram: Diagram) -> list[tuple[str, str]]:
    """The files that are drawn and the name of the process in each, the main one first."""
    found: dict[str, str] = {}
    for node in diagram.nodes.values():
        if node.scope in diagram.names and node.kind is NodeKind.START:
            found.setdefault(node.place.path, diagram.names[node.scope])
    return sorted(found.items(), key=lambda one: one[0] != MAIN)


def _open(tokens: Iterable[Token]) -> list[Token]:
    return [t for t in tokens if t.finished_at is None]


def _stop(diagram: Diagram, node: Node, by_node: dict[str, list[Token]], may_come: bool, at: datetime) -> Stop:
    tokens = by_node.get(node.id, [])
    now = _open(tokens)
    told = [*now, *(t for t in tokens if t.finished_at)][: max(MOST, len(now))]
    within = _within(diagram, node, by_node) if node.called and now else lane_name(node)
    return Stop(
        node=node.id,
        name=node.name or node.id,
        lane=lane_name(node),
        state="now" if now else "done" if tokens else "ahead" if may_come else "skipped",
        times=len(tokens) - len(now),
        open_now=len(now),
        passages=[_passage(t, within, at) for t in told],
        inside=diagram.start_of(node.called).place.path if node.called else "",
    )


def _within(diagram: Diagram, node: Node, by_node: dict[str, list[Token]]) -> str:
    """Who has the process that a step called, by name; at most three, then how many more."""
    inner = [t for n in diagram.nodes.values() if n.scope == node.called for t in _open(by_node.get(n.id, []))]
    areas = current_pack().section("organisation").areas
    names = sorted({areas[t.area].name if t.area in areas else holder_of(t) for t in inner if t.kind == Kind.TASK})
    more = f" y {len(names) - 3} más" if len(names) > 3 else ""
    return "; ".join(names[:3]) + more or lane_name(node)


def lane_name(node: Node) -> str:
    """What is written on its lane; "" without lanes."""
    return node.lane.name if node.lane else ""


def _passage(token: Token, lane: str, at: datetime) -> Passage:
    deadline = token.deadline if token.finished_at is None else None
    areas = current_pack().section("organisation").areas
    return Passage(
        token_id=token.pk,
        is_task=token.kind == Kind.TASK,
        who=_who(token, lane),
        area=areas[token.area].name if token.area in areas else token.area,
        opened_at=token.opened_at,
        finished_at=token.finished_at,
        outcome=token.get_outcome_display() if token.outcome != Token.Outcome.DONE else "",
        due_at=token.due_at if token.finished_at is None else None,
        light=light(deadline, at) if deadline else "",
        days_left=business_days_left(deadline, at) if deadline else None,
    )


def _who(token: Token, lane: str) -> str:
    if token.finished_at:
        return token.finished_by or "El sistema"
    return holder_of(token) if token.kind == Kind.TASK else lane


def _ahead(diagram: Diagram, now: set[str]) -> set[str]:
    """The nodes the case may still come to from where it stands, called processes and edges included."""
    guards = defaultdict(list)
    for node in diagram.nodes.values():
        if node.kind is NodeKind.BOUNDARY:
            guards[node.host].append(node.id)
    todo, seen = sorted(now), set(now)
    todo += [n.id for n in diagram.nodes.values() if n.kind is NodeKind.START and _is_listener(diagram, n)]
    while todo:
        here = diagram.nodes.get(todo.pop())
        if here is None:
            continue
        beyond = [flow.target for flow in here.out] + guards[here.id]
        if here.kind is NodeKind.CALL and here.id not in now:
            beyond.append(diagram.start_of(here.called).id)
        if here.scope in diagram.names and here.kind in (NodeKind.END, NodeKind.TERMINATE):
            beyond += [n.id for n in diagram.nodes.values() if n.called == here.scope]
        todo += [one for one in beyond if one not in seen]
        seen.update(beyond)
    return seen - now


def _is_listener(diagram: Diagram, start: Node) -> bool:
    """Whether it starts an event sub-process, which may happen at any moment."""
    owner = diagram.nodes.get(start.scope)
    return owner is not None and owner.kind is NodeKind.EVENT_PROCESS


def tally(stops: Iterable[Stop]) -> Counter[str]:
    """How many steps are in each state."""
    return Counter(stop.state for stop in stops)
