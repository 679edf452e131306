"""The town's staff: one or two invented people for each post of the pack, with the same password."""

import random
from datetime import date, datetime

from ventanilla.journal.actor import Actor
from ventanilla.lib.text import fold
from ventanilla.staff.actions import appoint, hire
from ventanilla.staff.models import Person
from ventanilla.town.words import NAMES, SURNAMES
from ventanilla.utility.identity import Post
from ventanilla.utility.queries import current_pack

PASSWORD = "agua-clara-7"
"""Of everybody in the town; it exists only where the town does."""


def hire_town(*, seed: int, since: date, by: Actor, at: datetime) -> dict[str, list[Person]]:
    """People by post code. Two at a desk, one elsewhere."""
    chance = random.Random(f"people {seed}")
    posts: dict[str, Post] = current_pack().section("organisation").posts
    first = chance.sample(NAMES, 2 * len(posts))
    hired: dict[str, list[Person]] = {}
    for code, post in posts.items():
        for _ in range(2 if "reception.log" in post.permissions and not post.approves else 1):
            name = first.pop()
            person = hire(
                username=fold(name).replace("ñ", "n"),
                name=f"{name} {chance.choice(SURNAMES)} {chance.choice(SURNAMES)}",
                password=PASSWORD,
                by=by,
                at=at,
            )
            # Each would choose her own at the first sign-in; the town's people keep the printed one.
            Person.objects.filter(pk=person.pk).update(password_is_temporary=False)
            appoint(person=person, post=code, starts_on=since, by=by, at=at)
            hired.setdefault(code, []).append(person)
    return hired
