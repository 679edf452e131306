"""A cashier on a Monday morning: scanner and keyboard, change, the head of income who cancels, the cut."""

import json

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import own_office
from tests.cast import PASSWORD

pytestmark = pytest.mark.req("E-01", "E-02", "E-06", "D-01")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own, where nobody else collects."""
    yield from own_office(tmp_path_factory.mktemp("till"))


@pytest.fixture
def order(server):
    file = server.folder / "till.json"
    server.run("-m", "tests.browser.till", str(file))
    return json.loads(file.read_text())["order"]


def typed(page, text, key="Enter"):
    """What a scanner or a person types, and the key that leads to another page."""
    page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press(key)


def words(page, address):
    answer = page.request.get(address)
    assert answer.ok
    return " ".join(one.get_textpage().get_text_bounded() for one in PdfDocument(answer.body()))


def test_a_cashier_works_a_morning_with_scanner_and_keyboard(order, page_of, axe, look):
    the_desk_told_what_is_owed(page_of("ana"), order, axe, look)
    beto = page_of("beto")
    beto.goto("/caja/")
    axe(beto)
    look(beto, "caja-abrir")
    the_page_was_open_too_long(beto)
    beto.get_by_label("Fondo para dar cambio").fill("500")
    typed(beto, "")
    look(beto, "caja-vacia")
    first = the_scanner_reads_the_order(beto, order, axe, look)
    mixed_and_missing(beto, axe, look)
    the_head_of_income_undoes_it(page_of("ileana"), first, axe, look)
    the_till_is_cut(beto, axe, look)
    what_came_in(page_of("ileana"), axe, look)


def the_desk_told_what_is_owed(page, order, axe, look):
    page.goto("/cuentas/7001-1/")
    axe(page)
    look(page, "cuenta-con-adeudo")
    typed(page, "", "3")
    axe(page)
    look(page, "adeudo")
    page.goto(f"/liquidaciones/{order}/")
    axe(page)
    look(page, "liquidacion")
    assert "Carta poder del 3 de noviembre" in words(page, f"/liquidaciones/{order}/liquidacion.pdf")


def the_scanner_reads_the_order(page, order, axe, look):
    """A scanner types and presses Enter; cash in four keys more, and Enter for the next person."""
    typed(page, order)
    expect(page.get_by_label("Efectivo recibido")).to_be_focused()
    axe(page)
    look(page, "caja-cobrar")
    form = page.url
    page.get_by_role("link", name="Con otro medio, o con varios").click()  # a page, before the script
    expect(page.get_by_label("Tarjeta")).to_be_focused()
    look(page, "caja-otros-medios")
    page.goto(form)
    expect(page.get_by_label("Efectivo recibido")).to_be_focused()
    her_session_ends(page, "700", axe, look)
    typed(page, "")
    expect(page.get_by_role("heading", name="Cambio")).to_be_visible()
    axe(page)
    look(page, "caja-recibo")
    address = page.url
    paper = words(page, f"{address}recibo.pdf")
    assert "PAGADO" in paper
    assert "María Guadalupe Peña Hernández" in paper
    typed(page, "")
    expect(page.get_by_label("Orden de pago, cuenta o recibo")).to_be_focused()
    return address


def her_session_ends(page, cash, axe, look):
    """What was sent to nobody is offered again once she is back, with the words that nothing was registered."""
    page.context.clear_cookies(name="sessionid")
    typed(page, cash)
    signs_in_here(page)
    expect(page.get_by_text("No se registró lo que envió")).to_be_visible()
    expect(page.get_by_label("Efectivo recibido")).to_have_value("")
    axe(page)
    look(page, "caja-sesion-terminada")
    page.get_by_role("button", name="Usarlo").click()
    expect(page.get_by_label("Efectivo recibido")).to_have_value(cash)
    page.get_by_label("Efectivo recibido").focus()


def signs_in_here(page):
    page.locator("input[autocomplete=username]").fill("beto")
    page.locator("input[type=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()


def the_page_was_open_too_long(page):
    """Nothing of a form that is no longer taken is lost, whatever form it is."""
    page.get_by_label("Fondo para dar cambio").fill("250")
    page.context.clear_cookies(name="csrftoken")
    typed(page, "")
    expect(page.get_by_text("lo que escribió se le ofrecerá de nuevo")).to_be_visible()
    page.goto("/caja/")
    page.get_by_role("button", name="Usarlo").click()
    expect(page.get_by_label("Fondo para dar cambio")).to_have_value("250")


def mixed_and_missing(page, axe, look):
    """What is short is said and kept; then card and cash together."""
    typed(page, "7001-2")
    card_in_few_keys(page, look)
    typed(page, "100")
    expect(page.get_by_text("Faltan $76.00")).to_be_visible()
    expect(page.get_by_label("Efectivo recibido")).to_have_value("100")
    axe(page)
    look(page, "caja-faltan")
    page.get_by_text("Con otro medio, o con varios").click()
    page.get_by_label("Tarjeta").fill("76")
    page.get_by_label("Autorización").fill("004512")
    typed(page, "")
    expect(page.get_by_role("heading", name="Pagado")).to_be_visible()
    page.goto("/caja/")
    axe(page)
    look(page, "caja")


def card_in_few_keys(page, look):
    """After the scan: three keys to the authorisation, and Enter, which is not pressed here."""
    form = page.url
    expect(page.get_by_label("Efectivo recibido")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tarjeta")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("004512")
    expect(page.get_by_label("Autorización")).to_have_value("004512")
    look(page, "caja-tarjeta")
    page.goto(form)


def the_head_of_income_undoes_it(page, receipt, axe, look):
    page.goto(receipt)
    page.get_by_role("link", name="Cancelar el recibo").click()
    page.get_by_label("Motivo").fill("Pagó la cuenta de al lado")
    axe(page)
    look(page, "caja-cancelar")
    with page.expect_navigation():
        page.get_by_role("button", name="Sí, cancelar el recibo").click()
    expect(page.get_by_text("Lo que pagaba se debe otra vez.")).to_be_visible()
    look(page, "caja-recibo-cancelado")
    assert "CANCELADO" in words(page, f"{receipt}recibo.pdf")


def the_till_is_cut(page, axe, look):
    page.goto("/caja/corte/")
    page.get_by_label("$500.00").fill("1")
    expect(page.get_by_text("Va contando $500.00 de $600.00. Faltan $100.00.")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Hacer el corte").click()
    expect(page.get_by_text("explique la diferencia")).to_be_visible()
    axe(page)
    look(page, "caja-corte")
    page.get_by_label("$100.00").fill("1")
    with page.expect_navigation():
        page.get_by_role("button", name="Hacer el corte").click()
    axe(page)
    look(page, "caja-corte-hecho")
    assert "Recibe: nombre y firma" in words(page, f"{page.url}corte.pdf")
    page.goto("/caja/cortes/")
    axe(page)
    look(page, "caja-cortes")


def what_came_in(page, axe, look):
    page.goto("/ingresos/")
    expect(page.get_by_role("row", name="Derechos por trámites")).to_be_visible()
    axe(page)
    look(page, "ingresos")
    page.get_by_role("link", name="Póliza").click()
    expect(page.get_by_role("heading", name="Asiento")).to_be_visible()
    axe(page)
    look(page, "poliza")
    page.goto("/cuentas/7001-2/cargo/")
    axe(page)
    look(page, "cargo")
    page.goto("/cuentas/7001-1/descuento/")
    axe(page)
    look(page, "descuento")
    page.goto("/cuentas/7001-1/movimientos/?al=2026-01-05")
    axe(page)
    look(page, "movimientos")
