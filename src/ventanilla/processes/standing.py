"""Who may work on a task: the posts of its lane, or any post of its area whose permissions include the task's."""

from datetime import datetime

from django.db.models import Q

from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Token
from ventanilla.processes.refusals import NotYours
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.models import Person
from ventanilla.staff.queries import Standing, standing
from ventanilla.utility.queries import current_pack, local_day


def may_work(token: Token, held: Standing) -> bool:
    """Whether somebody with that standing belongs to the task's lane or area."""
    if not token.area:
        return not set(token.lane.split()).isdisjoint(held.posts)
    task = TASKS.get(token.task)
    needs = task.needs if task else ""
    return any(p.area == token.area and (not needs or needs in p.permissions) for p in held.posts.values())


def reaches(token: Token, held: Standing) -> bool:
    """Whether the task belongs to an area of that standing, whoever in it may do it."""
    if token.area:
        return token.area in held.areas
    posts = current_pack().section("organisation").posts
    return any(posts[p].area in held.areas for p in token.lane.split() if p in posts)


def require_worker(token: Token, by: Actor, at: datetime) -> None:
    """Errors: NotYours when another holds the task, or the actor's posts do not reach it."""
    held = standing(by, at)
    mine = by.kind == "staff" and str(token.taken_by_id) == by.id
    if token.taken_by_id and token.taken_by is not None and not mine:
        raise NotYours(
            "tarea-de-otra-persona",
            f"{token.taken_by.name} tomó esta tarea. Pídale que la libere, o a su superior que la delegue.",
        )
    if not may_work(token, held):
        raise NotYours("tarea-de-otro-puesto", f"Esta tarea le corresponde a: {holder_of(token)}.")


def holder_of(token: Token) -> str:
    """Who has it, for people: the person who took it, else its posts or its area by name."""
    if token.taken_by_id and token.taken_by is not None:
        return token.taken_by.name
    organisation = current_pack().section("organisation")
    if token.area:
        area = organisation.areas.get(token.area)
        return area.name if area else token.area
    posts = [organisation.posts[p] for p in token.lane.split() if p in organisation.posts]
    areas = {post.area for post in posts}
    if len(posts) > 1 and len(areas) == 1:
        return str(organisation.areas[areas.pop()].name)
    names = [post.name for post in posts]
    return " o ".join(names) or "El sistema"


def candidates(token: Token, at: datetime) -> list[Person]:
    """The people who may be given a task: who holds one of its posts, or one of its area that may do it."""
    posts = current_pack().section("organisation").posts
    right = [code for code, post in posts.items() if may_work(token, Standing({code: post}))]
    day = local_day(at)
    lasting = Q(appointments__ends_on=None) | Q(appointments__ends_on__gt=day)
    found = Person.objects.filter(lasting, appointments__post__in=right, appointments__starts_on__lte=day)
    return list(found.filter(is_active=True).distinct().order_by("name"))
