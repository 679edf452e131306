"""`/bandeja/` shows, and says what to do when there is nothing."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.req("B-10")


def test_an_empty_inbox_says_where_to_look(client, people):
    client.force_login(people.carla)
    page = client.get(reverse("processes:inbox"))
    assert "No tiene tareas pendientes" in page.text
    assert "?ver=area" in page.text


def test_a_task_is_listed_with_its_term_taken_and_released(client, story, people):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    client.force_login(people.ana)
    page = client.get(reverse("processes:inbox"))
    assert "Esperar" in page.text
    assert "light-" in page.text
    token = story.token("esperar").pk
    assert client.post(reverse("processes:take", args=[token])).status_code == 302
    assert "Usted" in client.get(reverse("processes:inbox")).text
    client.post(reverse("processes:release", args=[token]), {"next": "/bandeja/?ver=area"})
    assert story.token("esperar").taken_by_id is None


def test_an_outsider_and_a_visitor_see_nothing(client, people):
    assert client.get(reverse("processes:inbox")).status_code == 302
    client.force_login(people.otto)
    assert client.get(reverse("processes:inbox")).status_code == 403


def test_a_broken_page_key_shows_the_first_page(client, people, procedures):
    client.force_login(people.ana)
    for key in ("nada_x", "2026-02-30T10:00:00+00:00_5", "0001-01-01T00:00:00+14:00_5"):
        assert client.get(reverse("processes:inbox"), {"after": key}).status_code == 200
