"""What is owed on the screen: why each line, at another date, charging a procedure, the settlement and its paper."""

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import account_of, owing
from ventanilla.journal.models import Entry as Told
from ventanilla.utility.queries import local_day

pytestmark = pytest.mark.req("E-01", "D-01")


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


def test_each_line_says_why(ana, people):
    owing(people)
    page = ana.get("/cuentas/10-1/adeudo/?al=2026-11-20").content.decode()
    for said in ("Suministro de agua potable", "3.7 % de $427.95", "tasa de muestra", "$486.00", "art. 27"):
        assert said in page
    assert "$477.00" in ana.get("/cuentas/10-1/adeudo/?al=2026-10-05").content.decode()
    assert "$469.00" in ana.get("/cuentas/10-1/adeudo/?al=2026-09-30").content.decode()


def test_an_account_without_charges_says_so_and_a_senseless_day_is_today(ana, people):
    account_of(people)
    for asked in ("", "?al=ayer", "?al=2026-99-99"):
        assert "No debe nada" in ana.get(f"/cuentas/10-1/adeudo/{asked}").content.decode()
    assert ana.get("/cuentas/no-hay/adeudo/").status_code == 404


def test_two_keys_give_the_settlement_and_its_paper_says_the_same(ana, people):
    account = owing(people)
    page = ana.get("/cuentas/10-1/adeudo/").content.decode()
    assert 'value="Lupe Peña"' in page
    answer = ana.post("/cuentas/10-1/liquidacion/", {"given_to": "Lupe Peña", "form_key": "k"}, follow=True)
    issued = IssuedSettlement.objects.get()
    assert issued.folio in answer.content.decode()
    paper = ana.get(f"/liquidaciones/{issued.folio}/liquidacion.pdf")
    text = PdfDocument(paper.content)[0].get_textpage().get_text_bounded()
    to_pay = settlement_of(account, local_day(timezone.now())).to_pay
    for said in (issued.folio, "Lupe Peña", f"{to_pay // 100:,}.00", "pesos 00/100 M.N.", "Orden de pago"):
        assert said in text
    assert Told.objects.filter(event="billing.settlement_printed").count() == 1


def test_a_settlement_without_name_keeps_the_page(ana, people):
    owing(people)
    answer = ana.post("/cuentas/10-1/liquidacion/", {"given_to": "", "proxy": "Del 1 de mayo"})
    assert answer.status_code == 422
    assert "Del 1 de mayo" in answer.content.decode()
    assert ana.post("/cuentas/10-1/liquidacion/", {"given_to": "\0"}).status_code == 422


def test_the_head_of_income_charges_a_procedure(client, people):
    account_of(people)
    client.force_login(people.ileana)
    page = client.get("/cuentas/10-1/cargo/").content.decode()
    assert "Certificado de no adeudo: $175.97" in page
    for _ in range(2):
        sent = client.post("/cuentas/10-1/cargo/", {"fee": "certificado_no_adeudo", "times": "2", "form_key": "c"})
        assert sent.status_code == 302
    assert "$352.00" in client.get("/cuentas/10-1/adeudo/").content.decode()
    wrong = client.post("/cuentas/10-1/cargo/", {"fee": "alberca", "times": "mil"})
    assert wrong.status_code == 422


def test_the_page_of_the_account_shows_it(ana, people):
    owing(people)
    page = ana.get("/cuentas/10-1/").content.decode()
    assert "Lo que debe hoy" in page
    assert "/cuentas/10-1/adeudo/" in page
