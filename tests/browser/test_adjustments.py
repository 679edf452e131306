"""The head of income proposes adjustments from what is owed, and the director authorises one and refuses another."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import own_office

pytestmark = pytest.mark.req("B-06", "E-01")
OWED = "/cuentas/7001-1/adeudo/"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own, where nothing else waits."""
    yield from own_office(tmp_path_factory.mktemp("adjustments"))


@pytest.fixture
def owing(server):
    server.run("-m", "tests.browser.owing", "7001-1")


def test_putting_all_that_is_left_keeps_what_was_typed(owing, page_of, axe, look):
    page = page_of("ileana")
    page.goto("/cuentas/7001-1/ajuste/")
    page.get_by_label("Cancelación de adeudo incobrable").check()
    page.get_by_label("Acuerdo que lo autoriza").fill("CA-7/2026")
    page.get_by_label("Por qué").fill("La casa ya no existe")
    paper = {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    page.get_by_label("Documento que lo prueba").set_input_files(paper)
    page.get_by_role("button", name="Poner todo lo que queda").click()
    expect(page.get_by_label("Drenaje y alcantarillado")).to_have_value("35.19")
    expect(page.get_by_label("Cancelación de adeudo incobrable")).to_be_checked()
    expect(page.get_by_label("Acuerdo que lo autoriza")).to_have_value("CA-7/2026")
    expect(page.get_by_label("Por qué")).to_have_value("La casa ya no existe")
    assert page.get_by_label("Documento que lo prueba").evaluate("field => field.files.length") == 1
    axe(page)
    look(page, "ajuste-todo-lo-que-queda")


def pressed(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def sent(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def test_an_adjustment_and_a_write_off_from_the_account_to_the_list(owing, page_of, axe, look):
    ileana = page_of("ileana")
    ileana.goto(OWED)
    axe(ileana)
    look(ileana, "adeudo-con-favor-y-prescrito")
    it_is_proposed_by_keyboard(ileana, axe, look)
    the_old_one_in_one_step(ileana, axe, look)
    the_director_decides(page_of("diana"), axe, look)
    what_is_in_favour_is_used(ileana, axe, look)


def it_is_proposed_by_keyboard(page, axe, look):
    pressed(page, "8")
    expect(page.get_by_label("Acuerdo que lo autoriza")).to_be_hidden()
    page.get_by_label("Drenaje y alcantarillado").fill("999")
    page.get_by_label("Por qué").fill("La casa no tiene drenaje")
    sent(page, "Proponer el ajuste")
    expect(page.get_by_text("De ese cargo quedan $35.19; escriba eso o menos.").first).to_be_visible()
    axe(page)
    look(page, "ajuste-proponer")
    page.get_by_label("Drenaje y alcantarillado").fill("35.19")
    sent(page, "Proponer el ajuste")
    expect(page.get_by_text("Lo propuso usted")).to_be_visible()
    axe(page)
    look(page, "ajuste-propio")


def the_old_one_in_one_step(page, axe, look):
    page.goto(OWED)
    page.get_by_role("link", name="Proponer su cancelación").click()
    page.get_by_label("Acuerdo que lo autoriza").fill("SO/12/2026")
    page.get_by_label("Fecha del acuerdo").fill("2026-01-15")
    page.get_by_label("Por qué").fill("El usuario pidió la prescripción por escrito")
    axe(page)
    look(page, "ajuste-cancelar")
    sent(page, "Proponer el ajuste")
    page.goto("/cuentas/7001-1/")
    axe(page)
    look(page, "cuenta-con-ajustes")


def the_director_decides(page, axe, look):
    page.goto("/ajustes/")
    axe(page)
    look(page, "ajustes")
    page.keyboard.press("j")
    pressed(page, "4")
    axe(page)
    look(page, "ajuste-decidir")
    page.get_by_label("Por qué no se autoriza").fill("Falta la inspección")
    sent(page, "Dejar el adeudo como está")
    page.keyboard.press("j")
    pressed(page, "3")
    expect(page.get_by_text("Ningún ajuste espera")).to_be_visible()
    look(page, "ajustes-ninguno")


def what_is_in_favour_is_used(page, axe, look):
    page.goto(OWED)
    expect(page.get_by_text("Podría estar prescrito")).to_have_count(0)
    pressed(page, "9")
    expect(page.get_by_text("Quedó aplicado el saldo a favor.")).to_be_visible()
    axe(page)
    look(page, "adeudo-aplicado")
