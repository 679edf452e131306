"""Who may open what: every route, with every person of the cast, on an object of theirs and of others."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.architecture.debts import owed
from tests.architecture.routes import Route, all_routes
from tests.cast import POSTS
from tests.route_objects import SAMPLES, Sample
from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.staff.queries import standing

for _file in sorted(Path("src/ventanilla").glob("*/tests/routes.py")):
    import_module(f"ventanilla.{_file.parts[2]}.tests.routes")

ROUTES = all_routes()
EXPECTED = {200, 302, 303, 304, 403, 404, 405, 422}
NO = {403, 404, 405}
each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name or route.address)
screens = [route for route in ROUTES if getattr(route.view, "needs", None) is not None]
each_screen = pytest.mark.parametrize("route", screens, ids=lambda route: route.name)


def visits(route: Route, people) -> list[Sample]:
    if not route.converters:
        return [Sample({})]
    return SAMPLES[route.name](people)


def statuses(client: Client, route: Route, sample: Sample) -> dict[str, int]:
    """What GET and an empty POST answer; whatever they did is undone."""
    found = {}
    for method in ("get", "post"):
        undo = transaction.savepoint_create()
        answer = getattr(client, method)(reverse(route.name, kwargs=dict(sample.kwargs)))
        found[method] = answer.status_code
        if answer.streaming:
            list(answer.streaming_content)
        transaction.savepoint_rollback(undo)
    return found


@each_route
@pytest.mark.req("B-10")
def test_every_route_declares_who_may_open_it(route):
    assert hasattr(route.view, "needs"), f"{route.address}: mark its view with @screen(needs=…) or @public"
    assert route.needs in (None, "") or route.needs in PERMISSIONS, f"nobody declared {route.needs!r}"
    assert route.name.rpartition(":")[2], f"{route.address} needs a name"


@pytest.mark.req("B-10")
def test_every_route_has_objects_to_visit_it_with():
    """Each floor offers them in <floor>/tests/routes.py (see tests/route_objects.py)."""
    owed("route-objects", {route.name: 1 for route in ROUTES if route.converters and route.name not in SAMPLES})


@each_route
@pytest.mark.req("B-10")
def test_a_stranger_gets_the_public_page_or_the_sign_in(route, client, people):
    for sample in visits(route, people):
        found = statuses(client, route, sample)
        if route.needs is None:
            assert set(found.values()) <= EXPECTED
        else:
            assert set(found.values()) <= {302, 405}
            answer = client.get(reverse(route.name, kwargs=dict(sample.kwargs)))
            assert answer.status_code == 405 or answer.url.startswith("/entrar/?next=")


@each_screen
@pytest.mark.parametrize("username", POSTS)
@pytest.mark.req("B-10")
def test_posts_open_only_what_is_theirs(route, username, client, people):
    person = getattr(people, username)
    client.force_login(person)
    allowed = not route.needs or standing(person.actor, timezone.now()).may(route.needs)
    for sample in visits(route, people):
        found = statuses(client, route, sample)
        assert set(found.values()) <= EXPECTED, found
        if not allowed:
            assert set(found.values()) <= {403, 405}, found
        elif sample.seen_by is not None and username in sample.seen_by:
            assert found["get"] not in {403, 404}, found
        elif sample.seen_by is not None:
            assert set(found.values()) <= NO, found


@each_route
def test_nonsense_in_the_address_is_not_an_error(route, client, people):
    for values in route.nonsense() if route.converters else ():
        try:
            reverse(route.name, kwargs=values)
        except NoReverseMatch:
            continue  # the address itself refuses such a value
        for person in (people.sara, people.diana, people.gema, people.ofelia):
            client.force_login(person)
            assert set(statuses(client, route, Sample(values)).values()) <= EXPECTED


def test_the_walk_sees_routes():
    assert {"staff:sign_in", "staff:journal"} <= {route.name for route in ROUTES}
