"""The monthly analysis of a procedure: how long each step took, how often it was repeated, and who did it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ventanilla.lib.months import Month
from ventanilla.processes.engine.diagram import Diagram, Node, NodeKind
from ventanilla.processes.models import Definition, Token
from ventanilla.processes.models.token import STEPS
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.queries.road import lane_name
from ventanilla.utility.queries import zone

HANDS: Final = 3
"""How many of those who did a step are named."""
SHADES: Final = ((0.66, 4), (0.33, 3), (0.1, 2))
"""From which share of the slowest step's median a step gets which shade; below all, 1."""


@dataclass(frozen=True)
class StepTimes:
    """A step in a month. `median` and `p90` by nearest rank over what was finished; `shade` 1 (short) to 4, 0: nothing.

    `repeated` counts the times it was done again for the same case and area; None when it repeats by a term of its own.
    """

    node: str
    name: str
    lane: str
    count: int = 0
    median: timedelta | None = None
    p90: timedelta | None = None
    repeated: int | None = 0
    late: int = 0
    who: list[tuple[str, int]] = field(default_factory=list)
    shade: int = 0
    is_call: bool = False


@dataclass(frozen=True)
class Analysis:
    """`steps` in the order of the diagram; `worst` the three slowest, the slowest first."""

    definition: Definition
    month: Month
    steps: list[StepTimes]

    @property
    def worst(self) -> list[StepTimes]:
        timed = [s for s in self.steps if s.median and not s.is_call]
        return sorted(timed, key=lambda s: (-(s.median or timedelta()), s.node))[:3]

    @property
    def count(self) -> int:
        return sum(step.count for step in self.steps if not step.is_call)


def analyse(definition: Definition, month: Month) -> Analysis:
    """The steps of that version finished in that month. 3 queries, bounded by the month, whatever lies before it."""
    diagram = diagram_of(definition)
    rows = _finished(definition, month)
    ranks, counts, hands = _ranks(rows), _counts(rows), _hands(rows)
    longest = max((median for node, (median, _) in ranks.items() if node in diagram.nodes), default=timedelta())
    own_term = _repeating(diagram)
    steps = []
    for node in _told(diagram):
        count, repeated, late = counts.get(node.id, (0, 0, 0))
        median, p90 = ranks.get(node.id, (None, None))
        steps.append(
            StepTimes(
                node=node.id,
                name=node.name or node.id,
                lane=lane_name(node),
                count=count,
                median=median,
                p90=p90,
                repeated=None if node.id in own_term else repeated,
                late=late,
                who=hands.get(node.id, [])[:HANDS],
                shade=_shade(median, longest),
                is_call=bool(node.called),
            )
        )
    return Analysis(definition, month, steps)


def _finished(definition: Definition, month: Month) -> QuerySet[Token]:
    since, until = month.starts_at(zone()), month.ends_at(zone())
    rows = Token.objects.filter(finished_at__gte=since, finished_at__lt=until, kind__in=STEPS)
    # The sum keeps a database without statistics from walking every case of the version instead of the month.
    of_version = rows.annotate(version=F("instance__definition_id") + 0).filter(version=definition.pk)
    return of_version.exclude(outcome=Token.Outcome.WITHDRAWN)


def _ranks(rows: QuerySet[Token]) -> dict[str, tuple[timedelta, timedelta]]:
    """Median and ninetieth percentile of each step, picked by rank in the database."""
    ranked = rows.annotate(
        took=F("finished_at") - F("opened_at"),
        place=Window(RowNumber(), partition_by=[F("node")], order_by=["took", "pk"]),
        many=Window(Count("pk"), partition_by=[F("node")]),
    )
    chosen = ranked.filter(Q(place=(F("many") + 1) / 2) | Q(place=(F("many") * 9 + 9) / 10))
    found: dict[str, list[timedelta]] = defaultdict(list)
    for node, took in chosen.order_by("place").values_list("node", "took"):
        found[node].append(took)
    return {node: (times[0], times[-1]) for node, times in found.items()}


def _counts(rows: QuerySet[Token]) -> dict[str, tuple[int, int, int]]:
    """How many of each step, how many of them again, how many late."""
    earlier = Token.objects.filter(
        instance=OuterRef("instance"),
        node=OuterRef("node"),
        area=OuterRef("area"),
        kind=OuterRef("kind"),
        pk__lt=OuterRef("pk"),
    ).exclude(outcome=Token.Outcome.WITHDRAWN)
    counted = (
        rows.annotate(again=Exists(earlier))
        .values("node")
        .annotate(
            count=Count("pk"),
            repeated=Count("pk", filter=Q(again=True)),
            late=Count("pk", filter=Q(outcome=Token.Outcome.LATE)),
        )
    )
    return {row["node"]: (row["count"], row["repeated"], row["late"]) for row in counted}


def _hands(rows: QuerySet[Token]) -> dict[str, list[tuple[str, int]]]:
    """Who finished each step and how often, the busiest first."""
    counted = rows.exclude(finished_by="").values_list("node", "finished_by").annotate(count=Count("pk"))
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for node, who, count in sorted(counted, key=lambda row: (-row[2], row[1])):
        found[node].append((who, count))
    return found


def _told(diagram: Diagram) -> Iterable[Node]:
    """What takes time, the main drawing first."""
    timed = (NodeKind.USER, NodeKind.MANUAL, NodeKind.CALL, NodeKind.CATCH)
    nodes = [n for n in diagram.nodes.values() if n.kind in timed]
    return sorted(nodes, key=lambda n: n.place.path != "process.bpmn")


def _repeating(diagram: Diagram) -> set[str]:
    """What a cyclic term opens again and again, on purpose."""
    clocks = [n for n in diagram.nodes.values() if n.kind is NodeKind.BOUNDARY and n.timer and n.timer.cyclic]
    return {node for clock in clocks for node in diagram.alley_of(clock)}


def _shade(median: timedelta | None, longest: timedelta) -> int:
    if median is None or not longest:
        return 0 if median is None else 1
    return next((shade for share, shade in SHADES if median >= longest * share), 1)
