"""What asks nothing is done from the inbox itself, and one stays in the inbox."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.journeys.story import Story


@pytest.fixture
def sent(people):
    story = Story(people, timezone.now() - timedelta(hours=1))
    story.open()
    return story.until("a_acusar")


@pytest.mark.req("B-02", "B-03")
def test_the_area_acknowledges_from_its_inbox_and_sees_its_light_in_words(client, people, sent):
    client.force_login(people.mario)
    page = client.get("/bandeja/").text
    assert "Acusar recibo<span" in page
    assert "Semáforo verde:" in page
    token = next(t for t in sent.tokens() if t.node == "a_acusar")
    answer = client.post(reverse("processes:task", args=[token.pk]), {"next": "/bandeja/?ver=mias"})
    assert answer.url == "/bandeja/?ver=mias"
    assert sent.case.referrals.get().acknowledgement.by_name == people.mario.name
    page = client.get("/bandeja/").text
    assert "Atender el asunto turnado" in page
    assert "Acusar recibo<span" not in page


@pytest.mark.req("B-10")
def test_who_cannot_do_it_is_not_offered_it(client, people, sent):
    client.force_login(people.pilar)
    assert "Acusar recibo<span" not in client.get("/bandeja/", {"ver": "area"}).text


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "nada", "ð,è 晷", "bandeja\0"])
def test_nobody_is_sent_out_of_the_house_nor_nowhere(client, people, sent, wanted):
    client.force_login(people.mario)
    token = next(t for t in sent.tokens() if t.node == "a_acusar")
    assert client.post(reverse("processes:take", args=[token.pk]), {"next": wanted}).url.startswith("/")
    answer = client.post(reverse("processes:task", args=[token.pk]), {"next": wanted})
    assert answer.url.startswith("/tareas/")
