"""One box: a folio opens its case, words look where this person may look."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.journeys.story import Story

from ventanilla.cases.tests.incident import a_leak
from ventanilla.register.actions import add_account

URL = "/buscar/"


@pytest.fixture
def story(people):
    story = Story(people, timezone.now() - timedelta(hours=1))
    story.open()
    return story


@pytest.mark.req("A-03")
def test_a_folio_opens_its_case_however_it_is_typed(client, people, story):
    client.force_login(people.ana)
    for typed in (story.case.folio, story.case.folio.lower(), f"  {story.case.folio} "):
        assert client.get(URL, {"q": typed}).url == f"/peticiones/{story.case.folio}/"


@pytest.mark.req("B-10")
def test_a_folio_that_she_may_not_see_opens_nothing(client, people, story):
    for who in ("mario", "beto", "otto"):
        client.force_login(getattr(people, who))
        answer = client.get(URL, {"q": story.case.folio})
        assert answer.status_code == 200
        assert "Consumo elevado" not in answer.content.decode()


@pytest.mark.req("B-10", "A-03")
def test_an_incident_is_opened_by_its_folio_by_who_may_see_it(client, people):
    leak = a_leak(people, timezone.now() - timedelta(hours=2))
    client.force_login(people.ana)
    for typed in (leak.folio, leak.folio.lower().replace("-", "'")):
        assert client.get(URL, {"q": typed}).url == f"/peticiones/incidentes/{leak.folio}/"
    client.force_login(people.otto)
    assert client.get(URL, {"q": leak.folio}).status_code == 200


@pytest.mark.req("A-03")
def test_words_find_petitions_and_the_only_one_is_opened(client, people, story):
    client.force_login(people.ana)
    assert client.get(URL, {"q": "perez guad"}).url == f"/peticiones/{story.case.folio}/"
    other = Story(people, timezone.now() - timedelta(hours=1))
    other.open()
    page = client.get(URL, {"q": "perez guad"}).content.decode()
    for each in (story, other):
        assert f"/peticiones/{each.case.folio}/" in page
    assert "Ninguna petición" in client.get(URL, {"q": "zacatecas"}).content.decode()


@pytest.fixture
def account(people):
    given = {"holder": "Rosa Lima Paz", "street": "Sauce", "exterior": "9", "by": people.pilar.actor}
    return add_account(number="00-45812", at=timezone.now(), **given)


@pytest.mark.req("A-03")
@pytest.mark.parametrize("typed", ["0045812", "rosa lima", "sauce 9"])
def test_the_only_account_is_opened_also_when_it_has_petitions(client, people, account, typed):
    client.force_login(people.ana)
    assert client.get(URL, {"q": typed}).url == "/cuentas/00-45812/"
    Story(people, timezone.now() - timedelta(hours=1)).open(account=account, summary="Pide Rosa Lima, sauce 9")
    assert client.get(URL, {"q": typed}).url == "/cuentas/00-45812/"


@pytest.mark.req("A-03")
def test_a_whole_account_number_opens_it_in_few_questions(client, people, account):
    client.force_login(people.ana)
    add_account(number="00-458120", holder="Otra", street="Pino", by=people.pilar.actor, at=timezone.now())
    Story(people, timezone.now() - timedelta(hours=1)).open(summary="Pregunta por la cuenta 00-45812")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(URL, {"q": "00 45812"}).url == "/cuentas/00-45812/"
    assert len(asked) <= 10


@pytest.mark.req("A-03")
def test_what_was_mended_or_fits_others_is_only_shown(client, people, account):
    client.force_login(people.ana)
    assert client.get(URL, {"q": "roza lima"}).status_code == 200
    Story(people, timezone.now() - timedelta(hours=1)).open(summary="Fuga frente a Rosa Lima")
    assert client.get(URL, {"q": "rosa lima"}).status_code == 200


@pytest.mark.req("B-10")
def test_who_may_not_see_the_register_gets_none_of_it(client, people):
    client.force_login(people.otto)
    assert client.get(URL, {"q": "lupe"}).context["accounts"] is None


@pytest.mark.parametrize("text", ["", " ", "a" * 5000, "%", "'; drop table", "\ud800"])
def test_odd_words_are_not_an_error(client, people, text):
    client.force_login(people.ana)
    assert client.get(URL, {"q": text.encode("utf-8", "surrogatepass")}).status_code == 200
