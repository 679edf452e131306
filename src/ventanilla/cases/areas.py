"""Areas as cases need them: the one a person works in, and the one that attends users."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack


def own_area(by: Actor, at: datetime) -> str:
    """The name of the area where the actor holds a post; the actor's own name when she holds none."""
    areas = current_pack().section("organisation").areas
    held = sorted(standing(by, at).areas)
    return str(areas[held[0]].name) if held else by.name


def solving_areas() -> list[str]:
    """Codes of the areas that can be referred to: some post there attends referrals."""
    posts = current_pack().section("organisation").posts.values()
    return list(dict.fromkeys(post.area for post in posts if "cases.attend" in post.permissions))


def attending_areas() -> list[str]:
    """Codes of the areas whose posts assess petitions: where a letter is routed by default."""
    posts = current_pack().section("organisation").posts.values()
    return list(dict.fromkeys(post.area for post in posts if "cases.assess" in post.permissions))
