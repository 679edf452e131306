"""The inbox: the open tasks somebody can work on, by what is due; each page costs the same however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q, QuerySet

from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.lib.page_keys import page_key, read_page_key
from ventanilla.processes.models import Definition, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.standing import holder_of, may_work
from ventanilla.processes.subjects import titles_of, url_of
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack

Tab = Literal["mine", "area"]


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

    "mine": taken by `by`, or free for one of her posts; "area": everything of her areas, whoever has it.
    One indexed query for each lane and area that counts, and one for the titles of each kind of subject.
    """
    since, above = read_page_key(after) or (None, 0)
    key = (since, above) if since else None
    versions = {one.pk: one for one in _versions()}
    found: dict[int, Token] = {}
    for bucket in _buckets(by, held, tab, {key for one in versions.values() for key in one.lanes}):
        for token in _page(bucket, key, limit + 1):
            found[token.pk] = token
    ordered = sorted(found.values(), key=lambda t: (t.rank_at, t.pk))
    shown = ordered[:limit]
    next_key = page_key(shown[-1].rank_at, shown[-1].pk) if len(ordered) > limit else ""
    return InboxPage(list(_rows(shown, versions, by, held, at)), next_key)


@prepared
def _versions() -> QuerySet[Definition]:
    """Every published version: some dozens at most."""
    return Definition.objects.order_by("pk")


@dataclass(frozen=True)
class _Bucket:
    """Open tasks that one index walks; None leaves a condition out, `codes` those of the tasks that count."""

    lane: str | None = None
    area: str | None = None
    taken_by: int | None = None
    are_free: bool = False
    codes: tuple[str, ...] | None = None


def _buckets(by: Actor, held: Standing, tab: Tab, keys: set[str]) -> Iterable[_Bucket]:
    """`keys` are the lanes that published versions have."""
    posts, ordered = current_pack().section("organisation").posts, sorted(keys)
    if tab == "area":
        lanes = [k for k in ordered if any(posts[p].area in held.areas for p in k.split() if p in posts)]
        return [*(_Bucket(lane=k, area="") for k in lanes), *(_Bucket(area=a) for a in sorted(held.areas))]
    lanes = [k for k in ordered if not set(k.split()).isdisjoint(held.posts)]
    allowed = defaultdict[str, set[str]](set)
    for post in held.posts.values():
        allowed[post.area] |= {c for c, t in TASKS.items() if not t.needs or t.needs in post.permissions}
    own = [_Bucket(taken_by=int(by.id))] if by.kind == "staff" else []
    return [
        *own,
        *(_Bucket(lane=k, area="", are_free=True) for k in lanes),
        *(_Bucket(area=area, codes=tuple(sorted(codes)), are_free=True) for area, codes in sorted(allowed.items())),
    ]


def _page(bucket: _Bucket, after: tuple[datetime, int] | None, limit: int) -> list[Token]:
    since, above = after or (None, None)
    where = (bucket.lane, bucket.area, bucket.taken_by, bucket.are_free, bucket.codes)
    return _open_tasks(*where, since, above, slice(limit))


@prepared
def _open_tasks(
    lane: str | None,
    area: str | None,
    taken_by: int | None,
    are_free: bool,
    codes: tuple[str, ...] | None,
    since: datetime | None,
    above: int | None,
    shown: slice,
) -> QuerySet[Token]:
    rows = Token.objects.filter(kind=Token.Kind.TASK, finished_at=None)
    if lane is not None:
        rows = rows.filter(lane=lane)
    if area is not None:
        rows = rows.filter(area=area)
    if taken_by is not None:
        rows = rows.filter(taken_by=taken_by)
    if are_free:
        rows = rows.filter(taken_by=None)
    if codes is not None:
        rows = rows.filter(task__in=codes)
    if since is not None:
        rows = rows.filter(Q(rank_at__gt=since) | Q(rank_at=since, pk__gt=above), rank_at__gte=since)
    return rows.select_related("instance", "deadline", "taken_by").order_by("rank_at", "pk")[shown]


def _rows(
    tokens: list[Token], versions: dict[int, Definition], by: Actor, held: Standing, at: datetime
) -> Iterable[InboxRow]:
    by_kind: dict[str, list[str]] = {}
    for token in tokens:
        by_kind.setdefault(token.instance.subject_kind, []).append(token.instance.subject_id)
    titles = {kind: titles_of(kind, sorted(set(ids))) for kind, ids in by_kind.items()}
    nodes = {pk: diagram_of(versions[pk]).nodes for pk in {token.instance.definition_id for token in tokens}}
    for token in tokens:
        instance = token.instance
        version = instance.definition = versions[instance.definition_id]
        mine = by.kind == "staff" and token.taken_by_id == int(by.id)
        free = not token.taken_by_id and may_work(token, held)
        yield InboxRow(
            token=token,
            name=nodes[version.pk][token.node].name,
            procedure=version.title,
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
