"""The head of income takes yesterday's cut to the bank: chooses, types the slip, Enter; annuls; the paper tells it."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, own_office
from tests.browser.test_till import typed, words

pytestmark = pytest.mark.req("E-02", "E-06", "D-01")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own, where nobody else collects."""
    yield from own_office(tmp_path_factory.mktemp("deposits"))


@pytest.fixture
def order(server):
    file = server.folder / "till.json"
    server.run("-m", "tests.browser.till", str(file))
    return json.loads(file.read_text())["order"]


def test_the_cut_goes_to_the_bank(order, page_of, axe, look):
    cut = a_cut(page_of("beto"), order, look)
    ileana = page_of("ileana")
    what_is_pending(ileana, axe, look)
    the_slip(ileana, axe, look)
    the_cut_tells_it(ileana, cut, axe, look)
    it_is_annulled(ileana, axe, look)


def seen(page, axe, look, name):
    """Nothing is broken at either size, and pictures of both."""
    axe(page)
    page.set_viewport_size(PHONE)
    axe(page)
    look(page, name)


def a_cut(page, order, look):
    """A till with cash and a cheque, cut; its address."""
    page.goto("/caja/depositos/")
    expect(page.get_by_text("Nada por depositar")).to_be_visible()
    look(page, "depositos-vacio")
    page.goto("/caja/")
    page.get_by_label("Fondo para dar cambio").fill("500")
    typed(page, "")
    scanned(page, order)
    expect(page.get_by_label("Efectivo recibido")).to_be_focused()
    typed(page, "1000")
    page.goto("/caja/")
    scanned(page, "7001-2")
    page.get_by_text("Con otro medio, o con varios").click()
    expect(page.get_by_label("Tarjeta")).to_be_focused()  # it comes by a script, which says where one writes first
    page.get_by_label("Banco y número").fill("Norte 77")
    typed(page, "")
    page.goto("/caja/corte/")
    page.get_by_label("$1,000.00").fill("1")
    page.get_by_label("Observaciones").fill("Se contó dos veces")
    typed(page, "")
    expect(page.get_by_role("heading", name="Depósito en el banco")).to_be_visible()
    return page.url


def scanned(page, text):
    """What a scanner types once the field is ready for it."""
    expect(page.get_by_label("Orden de pago, cuenta o recibo")).to_be_focused()
    typed(page, text)


def what_is_pending(page, axe, look):
    page.goto("/caja/depositos/")
    with page.expect_navigation():
        page.get_by_role("button", name="Registrar depósito").click()
    expect(page.get_by_text("Elija al menos un renglón")).to_be_visible()
    page.get_by_label("Elegir todos").check()
    expect(page.get_by_text("Elegidos: $676.00")).to_be_visible()
    seen(page, axe, look, "depositos-por-depositar")
    with page.expect_navigation():
        page.get_by_role("button", name="Registrar depósito").click()


def the_slip(page, axe, look):
    """The slip is all that is typed; what is wrong is told beside its amount."""
    expect(page.get_by_label("Número de ficha")).to_be_focused()
    seen(page, axe, look, "deposito-registrar")
    page.get_by_label("Efectivo del corte").fill("1,000")
    expect(page.get_by_text("Total: $1,176.00")).to_be_visible()
    page.get_by_label("Número de ficha").fill("004512")
    typed(page, "")
    expect(page.get_by_text("quedan $500.00 por depositar")).to_be_visible()
    expect(page.get_by_label("Número de ficha")).to_have_value("004512")
    seen(page, axe, look, "deposito-rechazado")
    page.get_by_label("Efectivo del corte").fill("400")
    page.get_by_label("Número de ficha").focus()
    typed(page, "")
    expect(page.get_by_role("heading", name="Depósito 004512")).to_be_visible()
    seen(page, axe, look, "deposito")


def the_cut_tells_it(page, cut, axe, look):
    page.goto(cut)
    expect(page.get_by_role("link", name="Ficha 004512").first).to_be_visible()
    seen(page, axe, look, "caja-corte-con-deposito")
    assert "004512" in words(page, f"{cut}corte.pdf")
    page.goto("/caja/depositos/")
    seen(page, axe, look, "depositos")


def it_is_annulled(page, axe, look):
    with page.expect_navigation():
        page.get_by_role("link", name="004512").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Anular").click()
    page.get_by_label("Motivo").fill("La ficha era de otro día")
    seen(page, axe, look, "deposito-anular")
    with page.expect_navigation():
        page.get_by_role("button", name="Sí, anular el depósito").click()
    expect(page.get_by_text("está otra vez por depositar")).to_be_visible()
    seen(page, axe, look, "deposito-anulado")
