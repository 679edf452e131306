"""The screens of what is asked of supporting processes: asked from a case, listed by age, closed; at a fixed cost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases.actions.request_support import request_support
from ventanilla.cases.models import SupportRequest
from ventanilla.register.actions import add_account

pytestmark = pytest.mark.req("H-02")


@pytest.fixture
def story(people):
    story = Story(people, timezone.now() - timedelta(days=3))
    story.open()
    return story


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


@pytest.fixture
def asked(story, people):
    def ask(key, kind="compras"):
        given = {"kind": kind, "text": f"Pedido {key}", "case": story.case, "by": people.ana.actor}
        return request_support(key=key, at=story.now, **given)

    return ask


def test_it_is_asked_from_the_petition_and_stands_there(ana, story):
    case_url = f"/peticiones/{story.case.folio}/"
    address = f"/apoyos/nuevo/?peticion={story.case.folio}"
    assert address in ana.get(case_url).content.decode()
    assert "Subgerencia de Recursos Materiales" in ana.get(address).content.decode()
    given = {"kind": "compras", "text": "Dos sellos", "folio": "ON-9", "form_key": "abc"}
    assert ana.post(address, given).url == case_url
    page = ana.get(case_url).content.decode()
    assert "Apoyo de otros procesos" in page
    assert "folio ON-9" in page
    assert "Se pidió apoyo a otro proceso" in page


def test_it_is_asked_from_the_account(ana, people):
    by, at = people.pilar.actor, timezone.now()
    add_account(number="1-1", holder="Lupe", street="Sauce", by=by, at=at)
    assert ana.post("/apoyos/nuevo/?cuenta=1-1", {"kind": "difusion", "text": "Folletos"}).url == "/cuentas/1-1/"
    assert "Folletos" in ana.get("/cuentas/1-1/").content.decode()


def test_a_refused_form_keeps_what_was_typed(ana, story):
    answer = ana.post(f"/apoyos/nuevo/?peticion={story.case.folio}", {"text": "Sin proceso"})
    assert answer.status_code == 422
    assert "Sin proceso" in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?peticion=NO-1", "?cuenta=zz"])
def test_about_nothing_nothing_is_asked(ana, query):
    assert ana.get(f"/apoyos/nuevo/{query}").url == "/apoyos/"


def test_the_oldest_waits_on_top_until_it_is_closed(ana, asked):
    first, second = asked("uno"), asked("dos", "soporte_tecnico")
    page = ana.get("/apoyos/").content.decode()
    assert page.index("Pedido uno") < page.index("Pedido dos")
    assert "Espera desde hace 3 días" in page
    assert "Pedido uno" not in ana.get("/apoyos/?proceso=soporte_tecnico").content.decode()
    assert ana.post(f"/apoyos/{second.pk}/folio/", {"folio": "RAS-1"}).status_code == 302
    assert ana.post(f"/apoyos/{first.pk}/termino/", {"kind": "attended"}).status_code == 422
    assert ana.post(f"/apoyos/{first.pk}/termino/", {"kind": "attended", "answer": "Listo"}).status_code == 302
    assert "Pedido uno" not in ana.get("/apoyos/").content.decode()
    assert "Listo" in ana.get(f"/apoyos/{first.pk}/").content.decode()


def test_many_cost_the_same_and_are_paged(ana, asked):
    asked("primero")
    few = queries_of(ana, "/apoyos/")
    for n in range(54):
        asked(f"n{n}")
    assert queries_of(ana, "/apoyos/") == few <= 6
    last = list(SupportRequest.objects.order_by("pk"))[49]
    page = ana.get("/apoyos/").content.decode()
    assert f"after={last.pk}" in page
    assert ana.get(f"/apoyos/?after={last.pk}").content.decode().count("data-row") == 5


def test_an_outsider_may_not(client, people, asked):
    one = asked("uno")
    for who in ("mario", "otto"):
        client.force_login(getattr(people, who))
        for address in ("/apoyos/", f"/apoyos/{one.pk}/", "/apoyos/nuevo/"):
            assert client.get(address).status_code == 403
