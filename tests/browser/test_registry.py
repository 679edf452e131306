"""The registry office's day in a browser: the book, the scan queue file by file, a like letter, a contingency block."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import enter, open_page
from tests.browser.server import Server
from ventanilla.documents.tests.making import pdf

SCREENS = {
    "oficialia": "/oficialia/",
    "libro": "/oficialia/libro/",
    "libro-salidas": "/oficialia/libro/?libro=salidas",
    "etiquetas": "/oficialia/etiquetas/",
    "digitalizar": "/oficialia/digitalizar/",
    "digitalizar-uno": "/oficialia/digitalizar/1/",
    "recibir": "/oficialia/recibir/",
    "talonarios": "/oficialia/contingencia/",
    "talonario": "/oficialia/contingencia/1/",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Server]:
    one = Server(tmp_path_factory.mktemp("office"))
    one.furnish()
    one.run("-m", "tests.browser.registry_office")
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def ofelia(browser, office):
    errors: list[str] = []
    page = open_page(browser, office, errors)
    enter(page, "ofelia")
    yield page
    page.context.close()
    assert not errors, errors


@pytest.mark.req("B-01")
@pytest.mark.parametrize("name", SCREENS)
def test_its_screens_are_clean_and_fit_a_phone_with_ugly_names(ofelia, axe, look, name):
    assert ofelia.goto(SCREENS[name]).status == 200
    axe(ofelia)
    look(ofelia, f"oficialia-{name}")


@pytest.mark.req("B-01")
def test_files_go_one_by_one_and_each_tells_what_became_of_it(ofelia, tmp_path: Path):
    good, bad = tmp_path / "OP-2026-000002.pdf", tmp_path / "virus.exe"
    good.write_bytes(pdf(3))
    bad.write_bytes(b"MZ\x90\x00")
    ofelia.goto("/oficialia/digitalizar/")
    ofelia.set_input_files("input[type=file]", [good, bad])
    ofelia.click("main form button[type=submit]")
    ofelia.wait_for_selector("#resultados li:nth-child(2)")
    told = ofelia.locator("#resultados").inner_text()
    assert "es de OP-2026-000002" in told.replace("\u2011", "-").replace("\u2060", "")
    assert "virus.exe" in told
    expect(ofelia.locator("[data-told]")).to_have_text("Se enviaron 2 archivos.")


@pytest.mark.req("B-01")
def test_a_like_letter_is_asked_about_and_becomes_a_copy(ofelia, axe, look):
    ofelia.goto("/oficialia/recibir/")
    ofelia.fill("[name=sender]", "lupe sanchez")
    ofelia.fill("[name=about]", "Cobro excesivo")
    ofelia.click("main form button:has-text('Recibir')")
    ofelia.wait_for_selector("#parecidos")
    axe(ofelia)
    look(ofelia, "oficialia-parecidos")
    ofelia.locator("button[name=twin]").first.click()
    ofelia.wait_for_selector("text=Llegó otra copia o anexo")
    look(ofelia, "oficialia-escrito")
