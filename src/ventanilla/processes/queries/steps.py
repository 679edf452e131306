"""What happens next on a subject and who has it; and what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import prepared
from ventanilla.processes.engine.diagram import Node
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.library import diagram_of, files_of
from ventanilla.processes.queries.versions import earlier_versions
from ventanilla.processes.standing import holder_of

Kind = Token.Kind
STEPS = (Kind.TASK, Kind.WAIT, Kind.MESSAGE)


@dataclass(frozen=True)
class NextStep:
    """Something a procedure waits for. `holder` is a person, posts, an area, or what is awaited; `area` its code."""

    token_id: int
    node: str
    name: str
    task: str
    kind: str
    holder: str
    holder_id: int | None
    area: str
    due_at: datetime | None
    opened_at: datetime
    token: Token

    def light(self, at: datetime) -> str:
        """green, amber, red, or "" without a term."""
        return light(self.token.deadline, at) if self.token.deadline else ""

    def days_left(self, at: datetime) -> int | None:
        """Business days, negative when late."""
        return business_days_left(self.token.deadline, at) if self.token.deadline else None


@dataclass(frozen=True)
class HistoryRow:
    """A step that is over: who did it, when it was opened and finished, and how it ended, in Spanish."""

    name: str
    who: str
    opened_at: datetime
    finished_at: datetime
    outcome: str
    area: str
    node: str


@dataclass(frozen=True)
class Position:
    """Where an instance stands on its drawing: the file, node ids passed and node ids where it waits."""

    bpmn: bytes
    done: tuple[str, ...]
    current: tuple[str, ...]
    version: int


def instance_of(subject: Subject) -> Instance | None:
    """The newest procedure about a subject, open or not."""
    return _instances.first(subject.kind, subject.id)


@prepared
def _instances(kind: str, pk: str) -> QuerySet[Instance]:
    found = Instance.objects.filter(subject_kind=kind, subject_id=pk)
    return found.select_related("definition").order_by("-pk")[:1]


def nodes_of(subject: Subject) -> list[Node]:
    """What the diagram is made of that the newest procedure about a subject runs; [] when it has none. One query."""
    running = instance_of(subject)
    return list(diagram_of(running.definition).nodes.values()) if running else []


def open_steps(subject: Subject) -> list[NextStep]:
    """What happens next, oldest first; [] when nothing is open. 1 query."""
    return open_steps_of(subject.kind, [subject.id]).get(subject.id, [])


def open_steps_of(kind: str, ids: Sequence[str]) -> dict[str, list[NextStep]]:
    """What happens next on each of many subjects; those with nothing open are left out. 1 query."""
    steps: dict[str, list[NextStep]] = {}
    for token in _open_tokens(kind, list(ids)):
        name = diagram_of(token.instance.definition).nodes[token.node].name
        steps.setdefault(token.instance.subject_id, []).append(
            NextStep(
                token.pk,
                token.node,
                name,
                token.task,
                token.kind,
                _holder(token, name),
                token.taken_by_id,
                token.area,
                token.due_at,
                token.opened_at,
                token,
            )
        )
    return steps


@prepared
def _open_tokens(kind: str, ids: list[str]) -> QuerySet[Token]:
    tokens = Token.objects.filter(
        instance__subject_kind=kind,
        instance__subject_id__in=ids,
        instance__closed_at=None,
        finished_at=None,
        kind__in=STEPS,
    )
    return tokens.select_related("instance__definition", "taken_by", "deadline").order_by("pk")


def _holder(token: Token, name: str) -> str:
    if token.kind == Kind.TASK:
        return holder_of(token)
    return "El plazo en curso" if token.kind == Kind.WAIT else f"Se espera: {name}"


def history(subject: Subject, limit: int = 200) -> list[HistoryRow]:
    """The steps that are over, newest first: tasks, automatic steps, terms that ended, messages that came."""
    instance = instance_of(subject)
    if instance is None:
        return []
    nodes = diagram_of(instance.definition).nodes
    told = (Kind.TASK, Kind.AUTOMATIC, Kind.TIMER, Kind.WAIT, Kind.MESSAGE)
    over = instance.tokens.filter(finished_at__isnull=False, kind__in=told)
    over = over.exclude(kind__in=(Kind.TIMER, Kind.WAIT, Kind.MESSAGE), outcome=Token.Outcome.WITHDRAWN)
    return [
        HistoryRow(
            nodes[t.node].name if t.node in nodes else _former_name(instance, t.node),
            t.finished_by or "El sistema",
            t.opened_at,
            t.finished_at,
            t.get_outcome_display(),
            t.area,
            t.node,
        )
        for t in over.order_by("-finished_at", "-pk")[:limit]
        if t.finished_at
    ]


def _former_name(instance: Instance, node: str) -> str:
    """The name of a step that only an earlier version has, when the case was moved from it."""
    for one in earlier_versions(instance.definition):
        if found := diagram_of(one).nodes.get(node):
            return found.name
    return node


def position(subject: Subject) -> Position | None:
    """Where the subject stands on the drawing of its version."""
    instance = instance_of(subject)
    if instance is None:
        return None
    diagram = diagram_of(instance.definition)
    drawn = {n.id for n in diagram.nodes.values() if n.place.path == "process.bpmn"}
    rows = instance.tokens.values_list("node", "finished_at", "kind", "outcome")
    current = {node for node, finished, kind, _ in rows if finished is None and kind not in (Kind.TIMER, Kind.CYCLE)}
    done = {node for node, finished, _, outcome in rows if finished and outcome != Token.Outcome.WITHDRAWN}
    bpmn = files_of(instance.definition)["process.bpmn"]
    return Position(
        bpmn, tuple(sorted((done - current) & drawn)), tuple(sorted(current & drawn)), instance.definition.number
    )
