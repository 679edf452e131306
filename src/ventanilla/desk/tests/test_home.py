"""The staff home: what waits for this person and what she can begin."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.desk.views.home import by_urgency
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit


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


@pytest.mark.req("B-05")
def test_what_is_late_stands_apart_from_what_comes_later(client, people):
    for days in (60, 0):
        story = Story(people, timezone.now() - timedelta(days=days, hours=1))
        story.open()
        story.until("p06_control")
    client.force_login(people.ana)
    heaps = client.get("/").context["waiting"]
    assert [heap.title for heap in heaps][0] == "Ya venció"
    assert all(row.days_left < 0 for row in heaps[0].rows)
    assert all(row.days_left is None or row.days_left >= 0 for heap in heaps[1:] for row in heap.rows)


@pytest.mark.req("A-01")
def test_whom_she_serves_is_on_top_until_the_visit_ends(client, people):
    by, at = people.ana.actor, timezone.now()
    visit = enter_visit(name="Hilario Cruz", matter="Recibo alto", account=None, key="v", by=by, at=at)
    client.force_login(people.ana)
    assert "Atiende a Hilario Cruz" in client.get("/").content.decode()
    client.force_login(people.gema)
    assert "Atiende a" not in client.get("/").content.decode()
    end_matter(visit=visit, kind="informed", by=by, at=at)
    client.force_login(people.ana)
    assert "Atiende a" not in client.get("/").content.decode()


def test_it_costs_the_same_however_much_waits(client, people, opened):
    client.force_login(people.ana)
    opened()
    few = queries_of(client, "/")
    for _ in range(12):
        opened()
    assert queries_of(client, "/") == few <= 20


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/").url == "/entrar/?next=/"


@pytest.mark.req("B-05")
def test_what_ended_before_a_day_off_is_late_and_not_due_today():
    rows = [SimpleNamespace(light=light, days_left=0) for light in ("red", "amber")]
    assert [(heap.title, len(heap.rows)) for heap in by_urgency(rows)] == [("Ya venció", 1), ("Vence hoy", 1)]
