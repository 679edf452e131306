"""Who may do what: the posts a person holds on a day, and the permissions those posts give."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.staff.models import Appointment, Person
from ventanilla.utility.identity import Post
from ventanilla.utility.queries import current_pack, local_day


@dataclass(frozen=True)
class Standing:
    """What an actor holds at a moment: posts by code, their areas, permissions and the largest limit."""

    posts: dict[str, Post]

    @property
    def areas(self) -> frozenset[str]:
        return frozenset(p.area for p in self.posts.values())

    @cached_property
    def permissions(self) -> frozenset[str]:
        return frozenset().union(*(p.permissions for p in self.posts.values())) if self.posts else frozenset()

    @property
    def approves(self) -> bool:
        return any(p.approves for p in self.posts.values())

    @property
    def limit_centavos(self) -> int:
        return max((p.limit_centavos for p in self.posts.values()), default=0)

    def may(self, permission: str) -> bool:
        return permission in self.permissions


_memory: ContextVar[dict[tuple[str, date], Standing] | None] = ContextVar("standings", default=None)


_asking: ContextVar[dict[tuple[str, date], Standing] | None] = ContextVar("who asks", default=None)


@contextmanager
def asking(by: Actor, at: datetime, held: Standing) -> Iterator[None]:
    """Within it acts know already what somebody holds: the request that calls them has just found it."""
    before = _asking.set({(by.id, local_day(at)): held})
    try:
        yield
    finally:
        _asking.reset(before)


@contextmanager
def remembered() -> Iterator[None]:
    """Within it the standing of a person on a day is asked of the database once: for one act that appoints nobody."""
    before = _memory.set(dict(_asking.get() or {}))
    try:
        yield
    finally:
        _memory.reset(before)


def standing(by: Actor, at: datetime) -> Standing:
    """The posts `by` holds at `at`. Anybody who is not active staff holds none."""
    if by.kind != "staff":
        return Standing({})
    memory, key = _memory.get(), (by.id, local_day(at))
    if memory is None:
        return _held(*key)
    if key not in memory:
        memory[key] = _held(*key)
    return memory[key]


def _held(person: str, day: date) -> Standing:
    known = current_pack().section("organisation").posts
    return Standing({code: known[code] for code in _posts(int(person), day) if code in known})


@prepared
def _posts(person: int, day: date) -> QuerySet[Appointment, str]:
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    held = Appointment.objects.filter(lasting, person_id=person, person__is_active=True, starts_on__lte=day)
    return held.values_list("post", flat=True)


def may(by: Actor, permission: str, at: datetime) -> bool:
    """Whether `by` holds `permission` at `at`. The system's own clock may; nobody else without a post."""
    return by.kind == "system" or standing(by, at).may(permission)


def people_in(area: str, permission: str, at: datetime) -> list[Person]:
    """Active people who hold at `at` a post of that area with that permission, each once, by name."""
    posts = current_pack().section("organisation").posts.values()
    return people_holding([post.code for post in posts if post.area == area and permission in post.permissions], at)


def people_holding(codes: Sequence[str], at: datetime) -> list[Person]:
    """Active people who hold one of those posts at `at`, each once, by name."""
    day = local_day(at)
    held = Appointment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), post__in=codes, starts_on__lte=day)
    return list(Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name", "pk"))
