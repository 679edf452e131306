"""The screens of corrections: asked from the account, authorised with a key or refused with a reason."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ventanilla.register.actions import ask_correction
from ventanilla.register.models import Correction, CorrectionDecision
from ventanilla.register.tests.conftest import AT

pytestmark = pytest.mark.req("A-05")
GIVEN = {"field": "street", "after": "Av. Gustavo Díaz", "reason": "Su predial", "form_key": "one"}
ASK = "/cuentas/0012-345-6/correccion/"


def of(person) -> Client:
    client = Client()
    client.force_login(person, backend="ventanilla.staff.backends.Staff")
    return client


@pytest.fixture
def asked(people, lupe) -> Correction:
    said = {"field": "street", "after": "Av. Gustavo Díaz", "reason": "Su predial"}
    return ask_correction(account=lupe, **said, key="k", by=people.ana.actor, at=AT)


def test_the_account_offers_it_and_the_form_shows_how_each_datum_stands(people, lupe):
    ana = of(people.ana)
    assert ASK in ana.get("/cuentas/0012-345-6/").content.decode()
    page = ana.get(ASK).content.decode()
    for shown in ("Calle: Av. Gustavo Baz", "Nombre del titular: María", "cambio de titular", "hasta 3 letras"):
        assert shown in page
    assert "Número interior" not in page


def test_who_may_not_ask_is_not_offered_it(people, lupe):
    assert ASK not in of(people.mario).get("/cuentas/0012-345-6/").content.decode()


def test_it_is_asked_once_and_told_on_the_account(people, lupe):
    ana = of(people.ana)
    for _ in range(2):
        assert ana.post(ASK, GIVEN).headers["Location"] == "/cuentas/0012-345-6/"
    page = ana.get("/cuentas/0012-345-6/").content.decode()
    assert Correction.objects.count() == 1
    for shown in ("COR-2026-00001", "Espera autorización", "Av. Gustavo Díaz", "La pidió Ana Robles Cid"):
        assert shown in page


def test_what_is_no_typing_error_keeps_what_was_typed_and_says_what_to_do(people, lupe):
    answer = of(people.ana).post(ASK, GIVEN | {"after": "Hidalgo 23 altos"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "No es un error de dedo" in page
    assert "Hidalgo 23 altos" in page
    assert "Su predial" in page


def test_nothing_typed_says_what_lacks(people, lupe):
    page = of(people.ana).post(ASK, {"form_key": "one"}).content.decode()
    for said in ("Elija el dato que está mal escrito.", "Escriba el dato como debe quedar.", "Escriba cómo se sabe"):
        assert said in page


def test_whoever_authorises_is_told_and_does_it_from_the_list(people, asked):
    gema = of(people.gema)
    for begins in ("/", "/bandeja/"):
        assert "corrección espera" in gema.get(begins).content.decode()
    assert "Av. Gustavo Díaz" in gema.get("/padron/correcciones/").content.decode()
    gema.post(f"/padron/correcciones/{asked.pk}/autorizar/")
    asked.account.refresh_from_db()
    assert asked.account.street == "Av. Gustavo Díaz"
    assert "Ninguna corrección espera" in gema.get("/padron/correcciones/").content.decode()
    assert "la autorizó Gema Ibarra Soto" in gema.get("/cuentas/0012-345-6/").content.decode()
    assert "corrección espera" not in gema.get("/").content.decode()


def test_it_is_refused_with_its_reason(people, asked):
    gema, address = of(people.gema), f"/padron/correcciones/{asked.pk}/rechazar/"
    assert "Escriba por qué no se corrige." in gema.post(address, {"reason": ""}).content.decode()
    assert gema.post(address, {"reason": "No lo prueba"}).status_code == 302
    assert CorrectionDecision.objects.get().reason == "No lo prueba"
    page = gema.post(f"/padron/correcciones/{asked.pk}/autorizar/")
    assert (page.status_code, "ya decidió" in page.content.decode()) == (422, True)


def test_who_asked_may_only_withdraw_it(people, asked):
    ana = of(people.ana)
    page = ana.get(f"/padron/correcciones/{asked.pk}/").content.decode()
    assert "Retirar lo pedido" in page
    assert "Autorizar y corregir" not in page
    answer = ana.post(f"/padron/correcciones/{asked.pk}/rechazar/", {"reason": "Era otra"})
    assert answer.headers["Location"] == f"/padron/correcciones/{asked.pk}/"
    assert ana.get("/padron/correcciones/").status_code == 403


def test_the_list_costs_the_same_whatever_waits(people, asked):
    gema, costs = of(people.gema), []
    for field, after in (("exterior", "132"), ("neighbourhood", "San Bartola"), ("postal_code", "53001")):
        with CaptureQueriesContext(connection) as counted:
            gema.get("/padron/correcciones/")
        costs.append(len(counted))
        said = {"field": field, "after": after, "reason": "Predial", "key": field}
        ask_correction(account=asked.account, **said, by=people.ana.actor, at=AT)
    assert costs[-1] <= costs[0] <= 12


def test_a_correction_that_is_not_there_is_a_404(people, db):
    assert of(people.gema).get("/padron/correcciones/99999/").status_code == 404
