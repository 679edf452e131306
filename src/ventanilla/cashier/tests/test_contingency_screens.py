"""Receipts written by hand on the screen: issued, printed, entered account by account, spoiled, returned, closed."""

import re
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone

from ventanilla.billing.actions import charge
from ventanilla.billing.tests.owing import account_of
from ventanilla.cashier.models import Payment, ReceiptBlock, ReceiptSlip, TillSession
from ventanilla.cashier.tests.paper import faults_of_page
from ventanilla.cashier.tests.test_screens import words
from ventanilla.journal.models import Entry as Told
from ventanilla.utility.queries import local_day, zone

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def beto(client, people):
    """Beto at till 1 with 500 pesos of float."""
    client.force_login(people.beto)
    client.post("/caja/", {"till": "caja1", "opening_float": "500", "form_key": "o"})
    return client


@pytest.fixture
def block(beto):
    """The address of a block of four receipts that he issued."""
    given = {"count": "4", "taken_by": "Beto", "form_key": "b"}
    made = beto.post("/caja/contingencia/", given)
    assert beto.post("/caja/contingencia/", given).url == made.url
    return made.url


@pytest.fixture
def account(people):
    """It owes a certificate: $175.97, which is $176 at the till."""
    account = account_of(people)
    charge(account=account, fee="certificado_no_adeudo", key="c", by=people.ileana.actor, at=timezone.now())
    return account


def enter(client, block, **changed):
    hour = timezone.now().astimezone(zone())
    given = {"folio": first(), "amount": "176", "hour": f"{hour:%H:%M}", "payer": "Lupe", "form_key": "p"} | changed
    return client.post(f"{block}captura/10-1/", given)


def first():
    return ReceiptSlip.objects.order_by("pk")[0].folio


def test_a_paper_is_entered_from_its_account_to_its_receipt(beto, block, account):
    page = beto.get(block).content.decode()
    assert "Sigue el" in page
    asked = beto.get(block, {"cuenta": "10-1"})
    assert asked.url == f"{block}captura/10-1/"
    page = beto.get(asked.url).content.decode()
    for said in ("Capturar el recibo", "Derechos por trámites", "Lupe Peña", "autofocus"):
        assert said in page
    made = enter(beto, block)
    assert enter(beto, block).url == made.url == f"/caja/recibos/{first()}/"
    receipt = beto.get(made.url).content.decode()
    assert f"Capturado del recibo {first()} del papel" in receipt
    assert f'href="{block}"' in receipt
    assert Payment.objects.get().folio == first()


def test_its_papers_say_that_it_was_entered(beto, block, account):
    address = enter(beto, block).url
    assert f"Capturado del recibo {first()} del papel por Beto" in words(beto.get(f"{address}recibo.pdf"))
    assert b"Capturado del recibo" in beto.get(f"{address}recibo.bin").content


def test_it_is_found_by_its_folio_at_the_till_and_in_the_box(beto, block, account):
    assert beto.get("/caja/", {"q": first()}).url == block
    enter(beto, block)
    scanned = first().replace("-", "'").lower()
    assert beto.get("/caja/", {"q": scanned}).url == beto.get("/buscar/", {"q": scanned}).url
    assert beto.get("/buscar/", {"q": scanned}).url == f"/caja/recibos/{first()}/"
    assert first() in beto.get("/cuentas/10-1/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": ""}, "Escriba"),
        ({"amount": "mucho"}, "como 1234.50"),
        ({"hour": "mediodía"}, "Lo que dice el papel"),
        ({"hour": "23:59:59"}, "todavía no llega"),
        ({"means_tarjeta": "100"}, "Escriba también «Autorización»"),
        ({"means_tarjeta": "200", "reference_tarjeta": "1"}, "Los medios suman"),
        ({"folio": "RC-2026-000099"}, "no es de ningún talonario"),
        ({"folio": "\0"}, "no es de ningún talonario"),
    ],
)
def test_what_is_refused_keeps_everything_typed(beto, block, account, changed, said):
    answer = enter(beto, block, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="Lupe"' in page
    assert not Payment.objects.exists()


def test_an_account_that_is_not_there_and_a_till_that_is_not_open(beto, block, people):
    missed = beto.get(block, {"cuenta": "<nada>"})
    assert missed.status_code == 404
    assert "&lt;nada&gt;" in missed.content.decode()
    beto.post("/caja/corte/", {"of_50000": "1"})
    assert "Abrir la de un día anterior" in beto.get(block).content.decode()
    account_of(people)
    assert beto.get(f"{block}captura/10-1/").url == block


def test_the_till_of_an_earlier_day(beto, block, people):
    beto.post("/caja/corte/", {"of_50000": "1"})
    page = beto.get("/caja/contingencia/caja/").content.decode()
    yesterday = local_day(timezone.now()) - timedelta(days=1)
    assert page.count("<option") == 7
    given = {"till": "caja1", "opening_float": "0", "form_key": "p", "day": yesterday.isoformat()}
    assert beto.post("/caja/contingencia/caja/", given | {"day": "2020-01-01"}).status_code == 422
    assert beto.post("/caja/contingencia/caja/", given).url == "/caja/contingencia/"
    assert TillSession.objects.latest("pk").day == yesterday
    assert "recibos escritos a mano" in beto.get("/caja/").content.decode()
    assert "escritos a mano el" in beto.get("/caja/corte/").content.decode()
    cut = beto.post("/caja/corte/", {"note": ""}).url
    assert "De los recibos escritos a mano" in beto.get(cut).content.decode()
    assert "escritos a mano" in words(beto.get(f"{cut}corte.pdf"))


def test_with_a_till_open_it_says_which_and_keeps_what_was_typed(beto, people):
    opened = TillSession.objects.get()
    address, said = "/caja/contingencia/caja/", f"Ya tiene abierta Caja 1 del {opened.day:%d/%m/%Y}"
    page = beto.get(address).content.decode()
    for part in (said, "haga su corte antes de abrir otra", 'href="/caja/corte/"'):
        assert part in page
    day = (local_day(timezone.now()) - timedelta(days=2)).isoformat()
    answer = beto.post(address, {"till": "caja2", "opening_float": "123.45", "form_key": "p", "day": day})
    page = answer.content.decode()
    assert (answer.status_code, said in page, 'value="123.45"' in page) == (422, True, True)
    assert re.search(rf'value="{day}"[^>]*selected', page)
    assert TillSession.objects.get() == opened


def test_spoiled_returned_and_closed_by_another(beto, block, client, people):
    assert beto.post(f"{block}inutilizado/", {"folio": first(), "note": ""}).status_code == 422
    assert beto.post(f"{block}inutilizado/", {"folio": first(), "note": "Se mojó"}).status_code == 302
    page = beto.get(block).content.decode()
    for said in ("Se mojó", f"El recibo {first()} quedó inutilizado."):
        assert said in page
    assert beto.post(f"{block}cierre/").status_code == 403
    client.force_login(people.ileana)
    assert client.post(f"{block}cierre/").status_code == 422
    late = {"folio": "RC-2026-000099", "reason": "Sin luz"}
    assert client.post(f"{block}tardia/", late).status_code == 422
    assert client.post(f"{block}tardia/", late | {"folio": ReceiptSlip.objects.latest("pk").folio}).status_code == 302
    assert "se puede capturar aunque sea tarde" in client.get(block).content.decode()
    client.force_login(people.beto)
    assert "El talonario quedó devuelto." in client.post(f"{block}devolucion/", follow=True).content.decode()
    client.force_login(people.ileana)
    assert "El talonario quedó cerrado." in client.post(f"{block}cierre/", follow=True).content.decode()
    assert "Cerrado" in client.get("/caja/contingencia/").content.decode()


def test_what_a_block_needs_is_said(beto, people, client):
    for changed in ({"count": "51"}, {"count": "x"}, {"taken_by": ""}):
        given = {"count": "4", "taken_by": "Beto"} | changed
        assert beto.post("/caja/contingencia/", given).status_code == 422
    client.force_login(people.ileana)
    assert "Aún no hay talonarios" in client.get("/caja/contingencia/").content.decode()
    assert client.post("/caja/contingencia/", {"count": "4", "taken_by": "Beto"}).status_code == 403
    assert not ReceiptBlock.objects.exists()


def test_the_printed_block_has_bars_for_each_half_of_each_slip(beto, block):
    answer = beto.get(f"{block}talonario.pdf")
    pages = pypdfium2.PdfDocument(answer.content)
    read = [sorted(c.text for c in zxingcpp.read_barcodes(page.render(scale=4).to_pil())) for page in pages]
    folios = list(ReceiptSlip.objects.order_by("number").values_list("folio", flat=True))
    assert read == [sorted(folios[:3] * 2), folios[3:] * 2]
    blanks = ("Hora", "Número de cuenta", "Importe $", "Nombre", "Por concepto de", "Importe con letra", "Tarjeta")
    for said in (*blanks, "Cobró: nombre y firma", "Sello de la caja", "Para el usuario", "Para la caja"):
        assert said in words(answer)
    assert "PAGADO" not in words(answer)
    assert [fault for page in pages for fault in faults_of_page(page)] == []
    assert Told.objects.filter(event="cashier.block_printed").count() == 1


def test_a_block_costs_the_same_however_long(beto, block, django_assert_max_num_queries):
    beto.post("/caja/contingencia/", {"count": "50", "taken_by": "Beto"})
    with django_assert_max_num_queries(10):
        beto.get(f"/caja/contingencia/{ReceiptBlock.objects.latest('pk').pk}/")
    with django_assert_max_num_queries(9):
        beto.get("/caja/contingencia/")
