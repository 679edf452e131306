"""The inbox: the open tasks somebody can work on, by what is due; each page costs the same however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q, QuerySet

from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Definition, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.standing import holder_of, may_work
from ventanilla.processes.subjects import titles_of, url_of
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack

Tab = Literal["mine", "area", "all"]


@dataclass(frozen=True)
class InboxRow:
    """An open task in the list."""

    token: Token
    name: str
    procedure: str
    folio: str
    title: str
    subject_url: str
    holder: str
    is_mine: bool
    may_take: bool
    light: str
    days_left: int | None
    at_once: str = ""

    @property
    def due_at(self) -> datetime | None:
        return self.token.due_at

    @property
    def token_id(self) -> int:
        return self.token.pk


@dataclass(frozen=True)
class InboxPage:
    """`next_key` asks for the page after this one; "" on the last."""

    rows: list[InboxRow]
    next_key: str


def inbox(*, by: Actor, held: Standing, at: datetime, tab: Tab = "mine", after: str = "", limit: int = 50) -> InboxPage:
    """A page of open tasks by what is due.

    "mine": taken by `by`, or free for one of her posts; "area": everything of her areas, whoever has it; "all".
    One indexed query for each lane and area that counts, and one for the titles of each kind of subject.
    """
    found: dict[int, Token] = {}
    for bucket in _buckets(by, held, tab):
        for token in _page(bucket, after, limit + 1):
            found[token.pk] = token
    ordered = sorted(found.values(), key=lambda t: (t.rank_at, t.pk))
    shown = ordered[:limit]
    next_key = f"{shown[-1].rank_at.isoformat()}_{shown[-1].pk}" if len(ordered) > limit else ""
    return InboxPage(list(_rows(shown, by, held, at)), next_key)


def lane_keys() -> set[str]:
    """Every lane that a published version has."""
    return {key for lanes in Definition.objects.values_list("lanes", flat=True) for key in lanes}


def _buckets(by: Actor, held: Standing, tab: Tab) -> Iterable[Q]:
    """Conditions that each walk one index."""
    if tab == "all":
        return [Q()]
    posts, keys = current_pack().section("organisation").posts, sorted(lane_keys())
    if tab == "area":
        lanes = [k for k in keys if any(posts[p].area in held.areas for p in k.split() if p in posts)]
        return [*(Q(lane=k, area="") for k in lanes), *(Q(area=a) for a in sorted(held.areas))]
    free = Q(taken_by=None)
    lanes = [k for k in keys if not set(k.split()).isdisjoint(held.posts)]
    allowed = {
        post.area: [c for c, t in TASKS.items() if not t.needs or t.needs in post.permissions]
        for post in held.posts.values()
    }
    own = [Q(taken_by=int(by.id))] if by.kind == "staff" else []
    return [
        *own,
        *(free & Q(lane=k, area="") for k in lanes),
        *(free & Q(area=area, task__in=codes) for area, codes in sorted(allowed.items())),
    ]


def _page(bucket: Q, after: str, limit: int) -> QuerySet[Token]:
    rows = Token.objects.filter(bucket, kind=Token.Kind.TASK, finished_at=None)
    if after:
        moment, _, number = after.rpartition("_")
        rank_at = datetime.fromisoformat(moment)
        rows = rows.filter(Q(rank_at__gt=rank_at) | Q(rank_at=rank_at, pk__gt=int(number)), rank_at__gte=rank_at)
    rows = rows.select_related("instance__definition", "deadline", "taken_by")
    return rows.order_by("rank_at", "pk")[:limit]


def _rows(tokens: list[Token], by: Actor, held: Standing, at: datetime) -> Iterable[InboxRow]:
    by_kind: dict[str, list[str]] = {}
    for token in tokens:
        by_kind.setdefault(token.instance.subject_kind, []).append(token.instance.subject_id)
    titles = {kind: titles_of(kind, sorted(set(ids))) for kind, ids in by_kind.items()}
    for token in tokens:
        instance = token.instance
        mine = by.kind == "staff" and token.taken_by_id == int(by.id)
        free = not token.taken_by_id and may_work(token, held)
        yield InboxRow(
            token=token,
            name=diagram_of(instance.definition).nodes[token.node].name,
            procedure=instance.definition.title,
            folio=instance.folio,
            title=titles[instance.subject_kind].get(instance.subject_id, instance.folio or instance.subject_id),
            subject_url=url_of(instance.subject_kind, instance.subject_id, instance.folio),
            holder=holder_of(token),
            is_mine=mine,
            may_take=free,
            light=light(token.deadline, at) if token.deadline else "",
            days_left=business_days_left(token.deadline, at) if token.deadline else None,
            at_once=TASKS[token.task].at_once if token.task in TASKS and (mine or free) else "",
        )
