"""What is owed on the screen: why each line, at another date, charging a procedure, the settlement and its paper."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import account_of, charged, owing, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.utility.queries import local_day

pytestmark = pytest.mark.req("E-01", "D-01")

OWED = "/cuentas/10-1/adeudo/"


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


def test_each_line_says_why(ana, people):
    today = local_day(timezone.now())
    account = account_of(people)
    for fee in ("agua_fija", "drenaje_fijo"):
        charged(people, account, fee, period="2026-5B", due_on=today - timedelta(days=3))
    page = ana.get("/cuentas/10-1/adeudo/").content.decode()
    for said in ("Suministro de agua potable", "1.85 % de $427.95", "tasa de muestra", "$477.00", "art. 27"):
        assert said in page
    for days in (1, 40, 400):
        on = today + timedelta(days=days)
        assert money(settlement_of(account, on).to_pay) in ana.get(f"{OWED}?al={on}").content.decode()


def test_an_account_without_charges_says_so(ana, people):
    account_of(people)
    for asked in ("", "?al="):
        assert "No debe nada" in ana.get(f"/cuentas/10-1/adeudo/{asked}").content.decode()
    assert ana.get("/cuentas/no-hay/adeudo/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("abc", "«abc» no es una fecha"),
        ("2026-99-99", "«2026-99-99» no es una fecha"),
        ("9999-12-31", "Elija un día hasta el"),
        ("0001-01-01", "ya pasó"),
        ("2020-01-01", "ya pasó"),
        ("x" * 900, "no es una fecha"),
    ],
)
def test_a_day_that_cannot_be_asked_says_why_and_stays_typed(ana, people, asked, said):
    owing(people)
    answer = ana.get(OWED, {"al": asked})
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (422, True)
    assert f'value="{asked[:40]}"' in page
    assert ("/cuentas/10-1/movimientos/?al=" in page) == ("ya pasó" in said)


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


def test_without_debt_the_paper_says_so_and_is_no_order(ana, people):
    account = owing(people)
    paid(people, account, 60_000)
    page = ana.get(OWED).content.decode()
    assert "No es un certificado de no adeudo" in page
    ana.post("/cuentas/10-1/liquidacion/", {"given_to": "Lupe Peña", "form_key": "k"})
    folio = IssuedSettlement.objects.get().folio
    shown = ana.get(f"/liquidaciones/{folio}/").content.decode()
    paper = ana.get(f"/liquidaciones/{folio}/liquidacion.pdf")
    text = PdfDocument(paper.content)[0].get_textpage().get_text_bounded()
    for said in ("Sin adeudo a la fecha", "A favor de la cuenta"):
        assert said in shown
        assert said in text
    assert "rden de pago" not in text + shown


def test_never_charged_it_offers_no_statement(ana, people):
    account_of(people)
    assert "Emitir" not in ana.get(OWED).content.decode()


def test_who_is_not_the_holder_shows_a_paper_that_the_sheet_tells(ana, people):
    owing(people)
    typed = {"given_to": "Pedro Vecino", "proxy": "Lupe Peña, 1 de mayo"}
    refused = ana.post("/cuentas/10-1/liquidacion/", typed)
    page = refused.content.decode()
    assert (refused.status_code, "elija qué papel muestra" in page, "Lupe Peña, 1 de mayo" in page) == (422, True, True)
    ana.post("/cuentas/10-1/liquidacion/", typed | {"paper": "carta_poder"})
    folio = IssuedSettlement.objects.get().folio
    text = PdfDocument(ana.get(f"/liquidaciones/{folio}/liquidacion.pdf").content)[0].get_textpage().get_text_bounded()
    for said in ("Estado de cuenta", "Pedro Vecino", "Carta poder, Lupe Peña, 1 de mayo"):
        assert said in text
        assert said in ana.get(f"/liquidaciones/{folio}/").content.decode()


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
    for times in ("0", "mil", "", "1000000"):
        wrong = client.post("/cuentas/10-1/cargo/", {"fee": "certificado_no_adeudo", "times": times})
        assert "Escriba cuántos se cargan, de 1 a" in wrong.content.decode()


def test_a_programme_that_takes_nothing_off_is_told_and_not_offered(client, people):
    charged(people, account_of(people))
    charged(people, Account.objects.get(number="10-1"), "drenaje_fijo")
    client.force_login(people.ileana)
    grant = client.get("/cuentas/10-1/descuento/").content.decode()
    chosen = re.search(r'value="(adultos_mayores:\d+)"', grant).group(1)
    client.post("/cuentas/10-1/descuento/", {"programme": chosen, "papers": "on"})
    page = client.get("/cuentas/10-1/descuento/").content.decode()
    assert ("Hoy no descuenta nada" in page, 'value="adultos_mayores' in page) == (True, False)
    assert 'value="regularizacion' in page


def test_the_page_of_the_account_shows_it(ana, people):
    owing(people)
    page = ana.get("/cuentas/10-1/").content.decode()
    assert "Lo que debe hoy" in page
    assert "/cuentas/10-1/adeudo/" in page


def test_who_terminates_an_account_is_told_what_it_owes(client, people):
    account = owing(people)
    client.force_login(people.pilar)
    said = f"debe {money(settlement_of(account, local_day(timezone.now())).to_pay)} y los sigue debiendo de baja"
    pages = [client.get(f"/cuentas/10-1/{one}").content.decode() for one in ("servicio/estado/", "contrato/")]
    assert [said in page for page in pages] == [True, False]
    account_of(people, "10-2")
    assert "los sigue debiendo" not in client.get("/cuentas/10-2/servicio/estado/").content.decode()
