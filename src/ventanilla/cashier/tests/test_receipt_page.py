"""The page of a receipt: by which means it was paid, what is still owed, its paper in a tab of its own, its undoing."""

import pytest

from ventanilla.cashier.tests.test_screens import account, beto, collect

pytestmark = pytest.mark.req("E-02")
__all__ = ["account", "beto"]


def test_change_is_told_with_each_means(beto, account):
    given = {"means_tarjeta": "100", "reference_tarjeta": "A1", "means_efectivo": "100"}
    page = beto.get(collect(beto, **given).url).content.decode()
    assert "De $100.00 recibidos en efectivo; $76.00 fueron del pago." in page
    assert "Además, $100.00 con Tarjeta." in page
    assert "se pagaron $176.00" not in page


def test_a_part_says_what_is_still_owed(beto, account):
    page = beto.get(collect(beto, amount="100").url).content.decode()
    assert "La cuenta debe todavía $76.00" in page
    whole = collect(beto, amount="76", seen="7600", means_efectivo="", form_key="q").url
    assert "debe todavía" not in beto.get(whole).content.decode()


def test_its_paper_opens_beside_and_the_next_one_stays(beto, account):
    page = beto.get(collect(beto).url).content.decode()
    link = page.split("recibo.pdf")[1].split("</a>")[0]
    assert 'target="_blank" rel="noopener"' in link
    assert "se abre en otra pestaña" in link


def test_a_cancelled_one_is_not_shown_as_paid(beto, client, people, account):
    address = collect(beto, means_efectivo="").url
    client.force_login(people.ileana)
    client.post(f"{address}cancelar/", {"reason": "Era otra cuenta"})
    page = client.get(address).content.decode()
    assert "Pagado</h2>" not in page
    assert "Se había pagado" in page


def test_cancelled_again_it_says_by_whom_and_when(beto, client, people, account):
    address = collect(beto).url
    client.force_login(people.ileana)
    client.post(f"{address}cancelar/", {"reason": "Era otra cuenta"}, follow=True)
    answer = client.post(f"{address}cancelar/", {"reason": "Otro motivo"}, follow=True)
    page = answer.content.decode()
    assert "ya estaba cancelado por Ileana Lara Bravo" in page
    assert "Lo que pagaba se debe otra vez" not in page


def test_a_till_is_opened_by_its_float_and_its_lack_has_a_link(client, people, account):
    client.force_login(people.beto)
    page = client.get("/caja/").content.decode()
    field = page.split('name="opening_float"')[1].split(">")[0]
    assert "autofocus" in field
    answer = collect(client)
    assert answer.status_code == 422
    assert ">Abrir la caja" in answer.content.decode().split('href="/caja/" target="_blank" rel="noopener"')[1]


def test_another_till_asked_for_while_one_is_open_is_refused(beto, people):
    page = beto.post("/caja/", {"till": "caja2", "opening_float": "0", "form_key": "two"}, follow=True).content.decode()
    assert "Ya tiene abierta Caja 1" in page
    again = beto.post("/caja/", {"till": "caja1", "opening_float": "500", "form_key": "o"}, follow=True)
    assert "Ya tiene abierta" not in again.content.decode()
