"""The till on the screen: opened, scanned, collected with few keys, printed, cancelled, cut; nothing typed is lost."""

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from ventanilla.billing.actions import charge, issue_settlement
from ventanilla.billing.tests.owing import account_of
from ventanilla.cashier.models import Cut, Payment, TillSession
from ventanilla.journal.events import OPENED
from ventanilla.journal.models import Entry as Told
from ventanilla.lib.months import Month
from ventanilla.register.models import Account
from ventanilla.utility.queries import local_day

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def beto(client, people):
    """Beto at till 1 with 500 pesos of float."""
    client.force_login(people.beto)
    client.post("/caja/", {"till": "caja1", "opening_float": "500", "form_key": "o"})
    return client


@pytest.fixture
def account(people):
    """It owes a certificate: $175.97, which is $176 at the till."""
    account = account_of(people)
    charge(account=account, fee="certificado_no_adeudo", key="c", by=people.ileana.actor, at=timezone.now())
    return account


def words(answer) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(answer.content))


def collect(client, **changed):
    given = {"amount": "176.00", "payer": "Lupe", "seen": "17600", "means_efectivo": "200", "form_key": "p"} | changed
    return client.post("/caja/cobrar/10-1/", given)


def test_the_till_opens_with_its_float_and_a_senseless_one_is_kept(client, people):
    client.force_login(people.beto)
    assert "Abrir la caja" in client.get("/caja/").content.decode()
    for float_, said in (
        ("quinientos", "en pesos"),
        ("", "Escriba"),
        ("-1", "negativo"),
        ("1" * 30, "demasiado largo"),
    ):
        answer = client.post("/caja/", {"till": "caja1", "opening_float": float_})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert client.post("/caja/", {"till": "caja1", "opening_float": "1,500.50"}).status_code == 302
    assert TillSession.objects.get().opening_float == 150_050
    assert "$1,500.50" in client.get("/caja/").content.decode()


def test_other_means_come_when_they_are_asked_for(beto, account):
    page = beto.get("/caja/cobrar/10-1/?orden=x").content.decode()
    assert 'hx-get="?orden=x&amp;medios=1"' in page
    assert "Tarjeta" not in page
    asked = beto.get("/caja/cobrar/10-1/?orden=x&medios=1").content.decode()
    assert asked.count(" autofocus") == 1
    assert asked.index("Con otro medio") < asked.index(" autofocus")
    refused = collect(beto, means_efectivo="1").content.decode()
    assert "Tarjeta" in refused


def test_the_box_leads_to_what_was_scanned(beto, people, account):
    order = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=timezone.now())
    scanned = order.folio.replace("-", "'").lower()
    assert beto.get("/caja/", {"q": scanned}).url == f"/caja/cobrar/10-1/?orden={order.folio}"
    assert beto.get("/caja/", {"q": " 10-1 "}).url == "/caja/cobrar/10-1/"
    collect(beto)
    assert beto.get("/caja/", {"q": "REC-2026-0000001"}).url.startswith("/caja/recibos/")
    missed = beto.get("/caja/", {"q": "<nada>"})
    assert missed.status_code == 404
    assert "&lt;nada&gt;" in missed.content.decode()


def test_the_till_says_that_the_account_is_terminated(beto, account):
    Account.objects.update(state="terminated")
    assert '<span class="light light-paused">Baja</span>' in beto.get("/caja/cobrar/10-1/").content.decode()


def test_cash_and_enter_is_a_receipt_with_its_change(beto, account):
    page = beto.get("/caja/cobrar/10-1/").content.decode()
    for said in ("Por pagar: $176.00", 'value="176.00"', "Derechos por trámites", "autofocus"):
        assert said in page
    answer = collect(beto)
    assert collect(beto).url == answer.url
    receipt = beto.get(answer.url).content.decode()
    assert "$24.00" in receipt
    assert "Redondeo" in receipt
    assert Payment.objects.count() == 1


def test_after_the_cut_the_same_form_still_gives_its_receipt_and_another_is_kept(beto, account):
    receipt = collect(beto).url
    beto.post("/caja/corte/", {"note": "Se llevó a la bóveda"})
    assert beto.get("/caja/cobrar/10-1/").url == "/caja/"
    assert collect(beto).url == receipt
    answer = collect(beto, form_key="q", seen="0", amount="50", payer="Hugo Paz")
    assert (answer.status_code, Payment.objects.count()) == (422, 1)
    page = answer.content.decode()
    for said in ("No tiene una caja abierta", 'value="Hugo Paz"', 'value="q"'):
        assert said in page


def test_exact_cash_needs_nothing_typed(beto, account):
    collect(beto, means_efectivo="")
    assert (Payment.objects.get().tendered, Payment.objects.get().change) == (17_600, 0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"means_efectivo": "100"}, "Faltan $76.00"),
        ({"means_tarjeta": "176", "means_efectivo": ""}, "Escriba también «Autorización»"),
        ({"amount": "10.001"}, "a lo más dos decimales"),
        ({"amount": "1" * 12}, "demasiado grande"),
        ({"means_tarjeta": "doscientos"}, "como 1234.50"),
        ({"amount": ""}, "Escriba"),
        ({"amount": "0"}, "mayor que cero"),
        ({"seen": "1"}, "ahora son $176.00"),
        ({"seen": "x"}, "Por pagar"),
        ({"payer": "L\0"}, "Por pagar"),
    ],
)
def test_what_cannot_be_collected_says_why_and_keeps_what_was_typed(beto, account, changed, said):
    answer = collect(beto, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="17600"' in page
    assert not Payment.objects.exists()


def test_the_first_printing_is_the_original_and_the_others_copies(beto, account):
    address = collect(beto).url
    first, second = beto.get(f"{address}recibo.pdf"), beto.get(f"{address}recibo.pdf")
    for said in ("REC-2026-0000001", "PAGADO", "ciento setenta y seis pesos 00/100 M.N.", "Cambio", "Para el usuario"):
        assert said in words(first)
    assert ("COPIA" in words(first), "COPIA" in words(second)) == (False, True)
    paper = beto.get(f"{address}recibo.bin").content
    assert b"REC-2026-0000001" in paper
    assert paper.count(b"COPIA") == 2
    assert Told.objects.filter(event="cashier.printed").count() == 3


def test_the_head_of_income_cancels_it(beto, client, people, account):
    address = collect(beto).url
    assert beto.get(f"{address}cancelar/").status_code == 403
    client.force_login(people.ileana)
    assert client.post(f"{address}cancelar/", {"reason": ""}).status_code == 422
    assert client.post(f"{address}cancelar/", {"reason": "Era otra cuenta"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Cancelado por Ileana Lara Bravo" in page
    assert "Era otra cuenta" in page
    assert "CANCELADO" in words(client.get(f"{address}recibo.pdf"))
    assert "Ya se canceló" in client.get(f"{address}cancelar/").content.decode()


def test_the_cut_counts_and_its_paper_is_signed(beto, account):
    collect(beto)
    assert "$676.00" in beto.get("/caja/corte/").content.decode()
    wrong = beto.post("/caja/corte/", {"of_50000": "1"})
    assert wrong.status_code == 422
    assert "Contó $500.00 y debe haber $676.00: faltan $176.00." in wrong.content.decode()
    assert "explique la diferencia" in wrong.content.decode()
    made = beto.post("/caja/corte/", {f"of_{value}": "1" for value in (50000, 10000, 5000, 2000, 500, 100)})
    cut = Cut.objects.get()
    assert made.url == f"/caja/cortes/{cut.folio}/"
    assert "Cuadra" in beto.get(made.url).content.decode()
    assert cut.folio in beto.get("/caja/cortes/").content.decode()
    paper = words(beto.get(f"{made.url}corte.pdf"))
    for said in (cut.folio, "Beto Salas Rey", "$676.00", "$176.00", "Recibe: nombre y firma"):
        assert said in paper
    assert beto.get("/caja/corte/").url == "/caja/"


@pytest.mark.req("E-06")
def test_income_on_screen_and_as_a_spreadsheet(beto, client, people, account):
    collect(beto)
    client.force_login(people.ileana)
    page = client.get("/ingresos/").content.decode()
    assert "Derechos por trámites" in page
    assert "$176.00" in page
    month = Month.of(local_day(timezone.now()))
    sheet = client.get(f"/ingresos/{month.code}/auxiliar.xlsx")
    assert sheet.content[:2] == b"PK"
    assert client.get("/ingresos/ayer/auxiliar.xlsx").status_code == 404
    assert "No hubo ingresos" in client.get("/ingresos/?mes=2001-01").content.decode()
    assert Told.objects.filter(event="cashier.income_exported").count() == 1


def test_the_page_of_the_account_shows_its_payments(beto, people, account):
    collect(beto)
    collect(beto, amount="50", seen="0", form_key="q", means_efectivo="50")
    page = beto.get("/cuentas/10-1/").content.decode()
    assert "REC-2026-0000002" in page
    assert "Lo que ha pagado" in page


def test_the_front_desk_sees_a_receipt_but_neither_prints_it_nor_sees_cuts(beto, client, people, account):
    address = collect(beto).url
    client.force_login(people.ana)
    before = Told.objects.filter(event=OPENED).count()
    page = client.get(address)
    assert (page.status_code, b"recibo.pdf" in page.content) == (200, False)
    told = Told.objects.filter(event=OPENED).latest("pk")
    assert (Told.objects.filter(event=OPENED).count(), told.actor_name) == (before + 1, people.ana.name)
    for forbidden in (f"{address}recibo.pdf", "/caja/cortes/", "/caja/contingencia/"):
        assert client.get(forbidden).status_code == 403
    paid = client.get("/cuentas/10-1/").content.decode()
    assert f'href="{address}"' in paid
    assert "Lo último en la cuenta" in paid
    assert '<span class="me-auto">Se cobró un pago' in paid
