"""The register in a real browser: imported by a form, searched from the keyboard alone, fit for a phone."""

import re

import pytest


@pytest.mark.req("A-03")
def test_an_account_is_found_and_opened_from_the_keyboard_alone(registered, page, sign_in, axe, look):
    sign_in(page, "ana")
    page.goto("/padron/")
    axe(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("pena hernades")
    page.get_by_text("Se buscó hernandez").wait_for()
    axe(page)
    look(page, "padron")
    page.locator("main [data-search]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cuentas/7001-"))


@pytest.mark.req("A-03")
def test_the_account_is_clean_and_fits_a_phone(registered, page, sign_in, axe, look):
    sign_in(page, "ana")
    page.goto("/padron/?q=A17-445566")
    assert page.url.endswith("/cuentas/7001-1/")
    axe(page)
    look(page, "cuenta")
    page.goto("/padron/?q=gustavo+baz+999")
    axe(page)
    look(page, "padron-sin-numero")


@pytest.mark.req("H-01")
def test_an_import_is_asked_for_and_its_rejected_rows_seen(registered, page, sign_in, axe, look):
    sign_in(page, "pilar")
    page.goto("/padron/importaciones/")
    axe(page)
    look(page, "importaciones")
    page.get_by_label("Archivo del padrón").set_input_files(registered / "padron.csv")
    page.get_by_label("Correspondencia de columnas").set_input_files(registered / "sccan.toml")
    page.get_by_role("button", name="Importar").click()
    page.get_by_text("Simulacro: nada se escribió en el padrón").wait_for()
    axe(page)
    look(page, "importacion")
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar los rechazados").click()
    assert "La cuenta ya venía en el renglón 2 del archivo." in download.value.path().read_text()
