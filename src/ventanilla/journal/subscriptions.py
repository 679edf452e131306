"""Reacting to what happened, floors below by floors above: each floor subscribes in its `subscriptions.py`.

What is delivered is read from the seals, not from the entries' numbers: transactions do not commit in the order in
which they took their numbers, but each entry stands in exactly one seal, and seals are made one after the other.
So nothing is skipped, at the price of arriving with its seal, a minute later. A subscriber's place moves in the
transaction of what it did: at least once to the world, exactly once to the database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ventanilla.journal import sweeps
from ventanilla.journal.events import EVENTS
from ventanilla.journal.models import Entry, Seal, SubscriberCursor

React = Callable[[Entry, datetime], None]
SEALS_A_TIME = 20
"""How many seals one subscriber reads in one transaction, so that catching up after a stop holds nobody long."""


@dataclass(frozen=True)
class Subscription:
    """Who listens to which events. `react(entry, at)` writes to the database only, never to the network."""

    name: str
    events: frozenset[str]
    react: React


SUBSCRIPTIONS: dict[str, Subscription] = {}


def subscribe(name: str, events: Iterable[str], react: React) -> None:
    """Call `react` once for each entry of those events, from the first deployment of `name` on, oldest first."""
    SUBSCRIPTIONS[name] = Subscription(name, frozenset(events), react)


def deliver(at: datetime, limit: int) -> int:
    """The sweep: each subscriber reads on. One that fails stays where it was and stops no other.

    Returns how many seals were read. Errors: the first failure, after the others had their turn.
    """
    read, failed = 0, None
    for subscription in list(SUBSCRIPTIONS.values()):
        try:
            read += _read_on(subscription, at, min(limit, SEALS_A_TIME))
        except Exception as error:  # told by the worker, tried again at its next round
            failed = failed or error
    if failed:
        raise failed
    return read


@transaction.atomic
def _read_on(subscription: Subscription, at: datetime, limit: int) -> int:
    """Deliver the next seals; 0 also while another worker reads for this subscriber."""
    _begin(subscription)
    cursor = SubscriberCursor.objects.select_for_update(skip_locked=True).filter(pk=subscription.name).first()
    if cursor is None:
        return 0
    unread = Seal.objects.filter(number__gt=cursor.seal).order_by("number").values_list("number", flat=True)
    numbers = list(unread[:limit])
    if not numbers:
        return 0
    unknown = subscription.events - EVENTS.keys()
    if unknown:
        raise LookupError(f"{subscription.name} listens to what nobody declared: {sorted(unknown)}")
    heard = Entry.objects.filter(sealed__seal__in=numbers, event__in=subscription.events).select_related("personal")
    for entry in heard.order_by("pk"):
        subscription.react(entry, at)
    cursor.seal = numbers[-1]
    cursor.save(update_fields=["seal"])
    return len(numbers)


def _begin(subscription: Subscription) -> None:
    """A new subscriber begins after the last seal: what was sealed before it existed is not news."""
    if not SubscriberCursor.objects.filter(pk=subscription.name).exists():
        last = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
        SubscriberCursor.objects.get_or_create(pk=subscription.name, defaults={"seal": last})


sweeps.register("Suscripciones a la bitácora", deliver)
