"""`/calidad/documentos/`: the list, a document with its history, and signing there."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cost import queries_of

from ventanilla.quality.models import Approval
from ventanilla.quality.tests.conftest import plan
from ventanilla.utility.queries import local_day

pytestmark = pytest.mark.req("G-09")
LIST = reverse("quality:documents")
PLAN = reverse("quality:document", args=["PL-07"])


def given(step="made"):
    return {"step": step, "revision": plan().pk, "on": local_day(timezone.now()).isoformat()}


def test_the_list_says_code_revision_and_state(client, people):
    client.force_login(people.ana)
    page = client.get(LIST).text
    for words in ("PL-07", "DF-07-01", "ON-GAU-12", "Sin elaborar", "esperan alguna firma"):
        assert words in page, words


def test_an_outsider_gets_nothing(client, people):
    client.force_login(people.otto)
    assert {client.get(address).status_code for address in (LIST, PLAN)} == {403}


def test_who_may_signs_and_is_not_asked_again(client, people):
    client.force_login(people.sara)
    assert "Firmar como elaborado" in client.get(PLAN).text
    assert client.post(PLAN, given()).status_code == 302
    assert Approval.objects.get().by_name == "Sara Cano Díaz"
    client.force_login(people.gema)
    assert "Firmar como revisado" in client.get(PLAN).text
    client.force_login(people.ana)
    assert "le corresponde a otro puesto" in client.get(PLAN).text


def test_a_refused_signature_answers_422_and_keeps_the_day(client, people):
    client.force_login(people.gema)
    page = client.post(PLAN, given("reviewed") | {"on": "2026-01-05"})
    assert page.status_code == 422
    assert "Antes debe firmar quien lo elaboró" in page.text
    assert "2026-01-05" in page.text


def test_nonsense_is_refused_without_a_trace(client, people):
    client.force_login(people.sara)
    assert client.post(PLAN, {"step": "nada", "revision": "x", "on": "ayer"}).status_code == 422
    assert client.post(PLAN, given() | {"revision": 999_999}).status_code == 404
    assert not Approval.objects.exists()


def test_a_code_nobody_registered_is_not_found(client, people):
    client.force_login(people.ana)
    assert client.get(reverse("quality:document", args=["XX-01"])).status_code == 404


def test_what_it_costs(client, people, republish):
    client.force_login(people.ana)
    few, one = queries_of(client, LIST), queries_of(client, PLAN)
    for number in range(18, 21):
        republish("revision = 17", f"revision = {number}")
    assert queries_of(client, LIST) == few <= 12
    assert queries_of(client, PLAN) == one <= 12
