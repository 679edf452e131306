"""How a document may reach its addressee here: the pack's `delivery.ways`, because each law allows its own."""

from typing import Final

from ventanilla.correspondence.models import Way
from ventanilla.utility.queries import current_pack

SETTING: Final = "delivery.ways"
USUAL: Final = (Way.IN_PERSON, Way.HOME, Way.EMAIL, Way.CERTIFIED, Way.BOARD)
"""What is offered where the pack says nothing."""


def ways() -> list[tuple[str, str]]:
    """The ways offered, each with its name, in the order of the pack."""
    given = current_pack().section("utility").settings.get(SETTING, USUAL)
    return [(Way(code).value, str(Way(code).label)) for code in given]


def is_way(code: str) -> bool:
    """Whether a document may be delivered so: a way of the pack, or from hand to hand within the house."""
    return code == Way.INTERNAL or code in dict(ways())
