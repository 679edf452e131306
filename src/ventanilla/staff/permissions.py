"""The declared permissions: each floor names its own in Spanish; a pack may grant only declared ones."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.queries import may

PERMISSIONS: dict[str, str] = {}


class NotAllowed(Refusal):
    """The actor's posts do not give this permission."""


def declare(**permissions: str) -> None:
    """Name permissions: declare(cases_open="Abrir peticiones") gives the code "cases.open"."""
    for name, label in permissions.items():
        PERMISSIONS[name.replace("_", ".", 1)] = label


def require(by: Actor, permission: str, at: datetime) -> None:
    """Errors: NotAllowed, with a sentence that names what is missing."""
    if permission not in PERMISSIONS:
        raise LookupError(f"nobody declared the permission {permission!r}")
    if not may(by, permission, at):
        raise NotAllowed(
            "sin-permiso",
            f"Su puesto no permite «{PERMISSIONS[permission]}». Pida a su superior que lo haga o le dé el puesto.",
        )
