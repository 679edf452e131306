"""The system was down: a block printed beforehand is entered paper by paper, with the keyboard alone."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import own_office
from tests.browser.test_till import typed, words

pytestmark = pytest.mark.req("E-02", "D-01")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own, where nobody else collects."""
    yield from own_office(tmp_path_factory.mktemp("by_hand"))


@pytest.fixture
def order(server):
    file = server.folder / "till.json"
    server.run("-m", "tests.browser.till", str(file))
    return json.loads(file.read_text())["order"]


def test_a_cashier_enters_what_she_wrote_by_hand(order, page_of, axe, look):
    beto = page_of("beto")
    beto.goto("/caja/contingencia/")
    axe(beto)
    look(beto, "contingencia-vacia")
    beto.get_by_label("Cuántos recibos").fill("4")
    typed(beto, "")
    axe(beto)
    look(beto, "contingencia-sin-caja")
    block = beto.url
    assert "Para el usuario" in words(beto, f"{block}talonario.pdf")
    beto.goto("/caja/")
    beto.get_by_label("Fondo para dar cambio").fill("500")
    typed(beto, "")
    look(beto, "contingencia-caja")
    a_paper(beto, block, axe, look)
    one_spoiled(beto, block, axe, look)
    head = page_of("ileana")
    head.goto(block)
    axe(head)
    look(head, "contingencia-quien-autoriza")
    the_till_of_yesterday(beto, axe, look)


def a_paper(page, block, axe, look):
    """The account, then amount and hour: what is wrong stays typed."""
    page.goto(block)
    expect(page.get_by_label("Cuenta que dice el papel")).to_be_focused()
    typed(page, "7001-1")
    expect(page.get_by_label("Importe del papel")).to_be_focused()
    axe(page)
    look(page, "contingencia-captura")
    page.keyboard.type("300")
    page.get_by_label("Hora escrita en el papel").fill("23:59")
    typed(page, "")
    expect(page.get_by_text("Esa hora todavía no llega")).to_be_visible()
    expect(page.get_by_label("Importe del papel")).to_have_value("300")
    axe(page)
    look(page, "contingencia-captura-rechazada")
    now = page.evaluate("new Date().toTimeString().slice(0, 5)")
    page.get_by_label("Hora escrita en el papel").fill(now)
    typed(page, "")
    expect(page.get_by_text("Capturado del recibo")).to_be_visible()
    axe(page)
    look(page, "contingencia-recibo")
    assert "Capturado del recibo" in words(page, f"{page.url}recibo.pdf")
    typed(page, "")


def one_spoiled(page, block, axe, look):
    assert page.url == block
    page.get_by_label("Qué pasó").fill("Se mojó")
    typed(page, "")
    axe(page)
    look(page, "contingencia-talonario")


def the_till_of_yesterday(page, axe, look):
    page.goto("/caja/corte/")
    page.get_by_label("Observaciones").fill("Se llevó a la bóveda")
    with page.expect_navigation():
        page.get_by_role("button", name="Hacer el corte").click()
    page.goto("/caja/contingencia/caja/")
    axe(page)
    look(page, "contingencia-otro-dia")
    page.get_by_label("Fondo para dar cambio").fill("0")
    typed(page, "")
    page.goto("/caja/")
    look(page, "contingencia-caja-de-ayer")
