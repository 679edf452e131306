"""The register in a real browser: imported by a form, searched from the keyboard alone, fit for a phone."""

import re

import pytest

MAPPING = """
source = "SCCAN"
[columns]
number = "CUENTA"
premises_number = "INMUEBLE"
holder = "NOMBRE"
street = "CALLE"
exterior = "NUM"
neighbourhood = "COLONIA"
postal_code = "CP"
phones = "TEL"
since = "ALTA"
meter = "MEDIDOR"
use_class = "USO"
rfc = "RFC"
[balances]
as_of = "2026-10-31"
[balances.concepts]
"Agua potable" = "AGUA"
"Drenaje" = "DRENAJE"
"Rezago" = "REZAGO"
"""
ROWS = """\
CUENTA,INMUEBLE,NOMBRE,CALLE,NUM,COLONIA,CP,TEL,ALTA,MEDIDOR,USO,RFC,AGUA,DRENAJE,REZAGO
7001-1,NAU-1,María Guadalupe Peña Hernández,Av. Gustavo Baz,123,San Bartolo,53000,\
55 1234 5678,01/02/2019,A17-445566,Doméstico,PEHG800,1250.50,120.05,0
7001-2,NAU-2,José Peña Hernández,Av. Gustavo Baz,125,San Bartolo,53000,,,A17-445567,Doméstico,,350.00,35.00,2890.10
7001-3,NAU-3,Tintorería Sol S.A. de C.V.,Emiliano Zapata,9,El Conde,53530,55 8765 4321,,B20-998877,Comercial,,-80.00,0,0
7001-4,NAU-4,,Hidalgo,1,El Conde,53500,,,,Doméstico,,0,0,0
7001-1,NAU-1,Otra Persona,Hidalgo,1,El Conde,53500,,,,Doméstico,,0,0,0
"""


@pytest.fixture(scope="session")
def registered(server, tmp_path_factory):
    """The server with a small register of its own."""
    folder = tmp_path_factory.mktemp("padron")
    (folder / "padron.csv").write_text(ROWS)
    (folder / "sccan.toml").write_text(MAPPING)
    server.run("-m", "ventanilla", "import", str(folder / "padron.csv"), "--mapping", str(folder / "sccan.toml"))
    return folder


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
