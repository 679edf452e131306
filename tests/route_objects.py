"""Example objects for the walk over every route: each floor offers its own in `<floor>/tests/routes.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

Cast = SimpleNamespace
"""The cast by user name, as the fixture `people` gives it."""
SEE_ALL_CASES = frozenset({"ana", "gema", "diana", "ofelia"})
"""Whose posts see every petition; the others see those referred to an area of theirs."""


@dataclass(frozen=True)
class Sample:
    """One object to visit a route with.

    `kwargs` go into the address. `seen_by` are the user names of the cast who may see this very object; the
    others, also those whose posts give the route's permission, must get 403 or 404. None: the permission is
    all that counts.
    """

    kwargs: Mapping[str, Any]
    seen_by: frozenset[str] | None = None


Prepare = Callable[[Cast], list[Sample]]
SAMPLES: dict[str, Prepare] = {}


def offer(*routes: str) -> Callable[[Prepare], Prepare]:
    """Say what to visit routes with: @offer("staff:person") above a function of the cast that makes the objects.

    Where access depends on the object, give one that a post may see and one that it may not.
    """

    def keep(prepare: Prepare) -> Prepare:
        for route in routes:
            SAMPLES[route] = prepare
        return prepare

    return keep
