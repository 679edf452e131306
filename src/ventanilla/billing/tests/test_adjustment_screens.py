"""The screens of adjustments: proposed from what is owed, authorised with a key or refused with a reason."""

import re
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ventanilla.billing.models import Adjustment, AdjustmentDecision
from ventanilla.billing.queries import items_owed
from ventanilla.billing.tests.owing import AT, WATER, charged, owing, proposed
from ventanilla.documents.queries import attachments_of
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject

pytestmark = pytest.mark.req("B-06", "E-01")
ASK = "/cuentas/10-1/ajuste/"


def of(person) -> Client:
    client = Client()
    client.force_login(person, backend="ventanilla.staff.backends.Staff")
    return client


@pytest.fixture
def account(people):
    return owing(people)


def form_of(account, **changed):
    given = {"kind": "error_facturacion", "reason": "Se cobró dos veces", "form_key": "one"}
    return given | {f"charge_{items_owed(account)[0].number}": "50.00"} | changed


def test_it_is_proposed_from_what_is_owed_once_with_its_paper(people, account):
    ileana = of(people.ileana)
    assert ASK in ileana.get("/cuentas/10-1/adeudo/").content.decode()
    page = ileana.get(ASK).content.decode()
    for said in (
        "Servicio que no se había cobrado (aumenta",
        "$427.95",
        "Acuerdo que lo autoriza",
        "Suministro de agua potable",
    ):
        assert said in page
    for _ in range(2):
        paper = BytesIO(b"Recibo duplicado")
        paper.name = "recibo.txt"
        sent = ileana.post(ASK, form_of(account, evidence=paper))
        assert sent.status_code == 302
    one = Adjustment.objects.get()
    assert sent.headers["Location"] == f"/ajustes/{one.pk}/"
    assert [file.label for file in attachments_of(one.subject)] == ["recibo.txt"]
    for address in ("/cuentas/10-1/adeudo/", "/cuentas/10-1/"):
        page = ileana.get(address).content.decode()
        for said in ("AJU-2026-00001", "$50.00", "Espera"):
            assert said in page
    assert "Lo propuso usted" in ileana.get("/ajustes/").content.decode()


def test_refused_it_keeps_what_was_typed_beside_what_is_wrong(people, account):
    number = items_owed(account)[0].number
    answer = of(people.ileana).post(ASK, form_of(account, **{f"charge_{number}": "500"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("quedan $427.95", 'value="500"', "Se cobró dos veces"):
        assert said in page
    empty = of(people.ileana).post(ASK, {"kind": "incobrable", f"charge_{number}": "x"})
    assert "Escriba el importe en pesos" in empty.content.decode()
    assert "Escriba por qué se ajusta." in empty.content.decode()
    assert not Adjustment.objects.exists()


def test_who_may_not_authorise_is_told_which_posts_do(people, account):
    one = proposed(people, account)
    for address in ("/ajustes/", f"/ajustes/{one.pk}/"):
        assert "Lo autoriza: Director" in of(people.ana).get(address).content.decode()


def test_asked_to_put_all_that_is_left_it_keeps_everything_typed(people, account):
    typed = {"kind": "incobrable", "agreement": "CA-7/2026", "agreed_on": "2026-11-02", "reason": "Casa demolida"}
    answer = of(people.ileana).post(ASK, form_of(account, **typed, fill="1"))
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in ('value="427.95"', 'value="35.19"', "CA-7/2026", "2026-11-02", "Casa demolida", 'name="form_key"'):
        assert said in page
    assert re.search(r'value="incobrable"[^>]*checked', page)
    assert not Adjustment.objects.exists()


def test_who_authorises_is_told_and_does_it_from_the_list(people, account):
    one = proposed(people, account)
    diana = of(people.diana)
    for begins in ("/", "/bandeja/"):
        assert "ajuste espera" in diana.get(begins).content.decode()
    assert "Autorizar" in diana.get("/ajustes/").content.decode()
    assert diana.post(f"/ajustes/{one.pk}/autorizar/").status_code == 302
    assert items_owed(account)[0].left == WATER - 5_000
    assert "Ningún ajuste espera" in diana.get("/ajustes/").content.decode()
    assert "Lo autorizó" in diana.get(f"/ajustes/{one.pk}/").content.decode()
    assert "lo autorizó Diana Quiroz Peña" in diana.get("/cuentas/10-1/").content.decode()
    assert "ajuste espera" not in diana.get("/").content.decode()


def test_it_is_refused_with_a_reason_and_its_own_is_not_authorised(people, account):
    one = proposed(people, account)
    ileana, diana = of(people.ileana), of(people.diana)
    own = ileana.post(f"/ajustes/{one.pk}/autorizar/")
    assert own.status_code == 422
    assert "debe hacerlo otra persona" in own.content.decode()
    assert of(people.ana).post(f"/ajustes/{one.pk}/autorizar/").status_code == 422
    assert diana.post(f"/ajustes/{one.pk}/rechazar/", {"reason": ""}).status_code == 422
    assert diana.post(f"/ajustes/{one.pk}/rechazar/", {"reason": "Falta el recibo"}).status_code == 302
    assert AdjustmentDecision.objects.get().reason == "Falta el recibo"
    assert "Falta el recibo" in ileana.get("/cuentas/10-1/").content.decode()
    assert of(people.ana).get("/ajustes/999/").status_code == 404


def test_what_may_be_prescribed_is_flagged_and_proposed_in_one_step(people, account):
    charged(people, account, "agua_fija", key="old", period="2021-1B", due_on=AT.date().replace(year=2021, month=2))
    ileana = of(people.ileana)
    page = ileana.get("/cuentas/10-1/adeudo/").content.decode()
    for said in ("Podría estar prescrito desde el", "art. 43", "solo se aplica si el usuario lo pide"):
        assert said in page
    address = re.search(r'href="(/cuentas/10-1/ajuste/\?[^"]+)"', page)[1].replace("&amp;", "&")
    asked = dict(parse_qsl(urlsplit(address).query))
    shown = ileana.get(address).content.decode()
    assert 'value="427.95"' in shown
    sent = {f"charge_{asked['cargo']}": "427.95", "agreement": "SO/12", "agreed_on": "2026-11-03", "reason": "Lo pidió"}
    assert ileana.post(address, sent | {"kind": asked["tipo"], "form_key": "w"}).status_code == 302
    assert Adjustment.objects.get().writes_off
    assert "data-row-key" not in ileana.get("/ajustes/").content.decode()
    assert "data-row-key" in of(people.diana).get("/ajustes/").content.decode()


def test_it_remembers_what_it_comes_from_when_it_may_be_seen(people, account):
    ileana, comes = of(people.ileana), Subject("correction", "5", "COR-2026-00005")
    record(event="billing.charged", by=people.ana.actor, at=AT, on=comes)
    for said in ("account:x", "nada:1", "correction:6", f"correction:{'9' * 30}", "correction:٣"):
        assert "COR-" not in ileana.get(f"{ASK}?de={said}").content.decode()
    assert comes.folio in ileana.get(f"{ASK}?de=correction:5").content.decode()
    ileana.post(f"{ASK}?de=correction:5", form_of(account))
    one = Adjustment.objects.get()
    assert one.case == comes
    assert comes.folio in ileana.get(f"/ajustes/{one.pk}/").content.decode()


def test_the_list_asks_the_same_whatever_waits(people, account):
    diana = of(people.diana)
    costs = []
    for n in range(2):
        for m in range(3 * n + 1):
            proposed(people, owing(people, f"30-{n}{m}"), key=f"{n}{m}")
        diana.get("/ajustes/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            diana.get("/ajustes/")
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 12, costs
