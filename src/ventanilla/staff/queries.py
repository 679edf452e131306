"""Who may do what: the posts a person holds on a day, and the permissions those posts give."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from ventanilla.journal.actor import Actor
from ventanilla.staff.models import Appointment
from ventanilla.utility.identity import Post
from ventanilla.utility.queries import current_pack, local_day


@dataclass(frozen=True)
class Standing:
    """What an actor holds at a moment: posts by code, their areas, permissions and the largest limit."""

    posts: dict[str, Post]

    @property
    def areas(self) -> frozenset[str]:
        return frozenset(p.area for p in self.posts.values())

    @property
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


def standing(by: Actor, at: datetime) -> Standing:
    """The posts `by` holds at `at`. Anybody who is not active staff holds none."""
    if by.kind != "staff":
        return Standing({})
    day, known = local_day(at), current_pack().section("organisation").posts
    held = Appointment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), person_id=int(by.id), person__is_active=True, starts_on__lte=day
    ).values_list("post", flat=True)
    return Standing({code: known[code] for code in held if code in known})


def may(by: Actor, permission: str, at: datetime) -> bool:
    """Whether `by` holds `permission` at `at`. The system's own clock may; nobody else without a post."""
    return by.kind == "system" or standing(by, at).may(permission)
