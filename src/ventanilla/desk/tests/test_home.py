"""The staff home: what waits for this person and what she can begin."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story


@pytest.fixture
def opened(people):
    def opened(until=""):
        story = Story(people, timezone.now() - timedelta(hours=1))
        story.open()
        return story.until(until) if until else story

    return opened


@pytest.mark.req("B-05", "B-10")
def test_each_sees_what_waits_for_her_post_or_her_area(client, people, opened):
    first = opened("p09_turnar")
    second = opened("a_acusar")
    for who, sees in (("gema", first), ("mario", second)):
        client.force_login(getattr(people, who))
        assert sees.case.folio in client.get("/").content.decode()
    client.force_login(people.pilar)
    assert "Nada pendiente" in client.get("/").content.decode()


@pytest.mark.req("A-01", "A-04", "B-10")
@pytest.mark.parametrize(
    ("who", "begins"),
    [
        ("ana", ["/visitas/nueva/", "/peticiones/nueva/"]),
        ("ofelia", ["/peticiones/por-escrito/"]),
        ("mario", []),
        ("otto", []),
    ],
)
def test_each_can_begin_what_her_post_lets_her(client, people, who, begins):
    client.force_login(getattr(people, who))
    answer = client.get("/")
    page = answer.content.decode()
    assert len(answer.context["beginnings"]) == len(begins)
    assert all(f'href="{address}"' in page for address in begins)


def test_it_costs_the_same_however_much_waits(client, people, opened):
    client.force_login(people.ana)
    opened()
    few = queries_of(client, "/")
    for _ in range(12):
        opened()
    assert queries_of(client, "/") == few <= 20


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/").url == "/entrar/?next=/"
