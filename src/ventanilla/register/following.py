"""Floors above that wait for a correction: told, in the same transaction, what was decided of it."""

from collections.abc import Callable
from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.register.models import Correction

DECIDED: list[Callable[[Correction, Actor, datetime], None]] = []
"""Called after a correction was authorised (the account has changed already) or refused."""


def tell(correction: Correction, by: Actor, at: datetime) -> None:
    """Tell every follower."""
    for follow in DECIDED:
        follow(correction, by, at)
