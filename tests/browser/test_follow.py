"""On a telephone, with no account and even no script, a person follows her petition; the desk sees what was sent."""

import json

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.req("B-06")


@pytest.fixture(scope="module")
def followed(server, tmp_path_factory):
    file = tmp_path_factory.mktemp("followed") / "told.json"
    server.run("-m", "tests.browser.followed", str(file))
    return json.loads(file.read_text())


def come_in(page, followed):
    """From the address of the QR, with the word typed as it is read aloud."""
    page.goto(f"/seguimiento/?folio={followed['folio']}")
    page.locator("[name=word]").fill(followed["word"].lower())
    page.get_by_role("button", name="Ver mi petición").click()
    page.wait_for_url("**/seguimiento/peticion/")


def test_she_follows_it_on_her_telephone(page, followed, axe, look):
    come_in(page, followed)
    assert page.get_by_text("Subgerencia de Medidores", exact=True).is_visible()
    assert page.get_by_text("Fuga en la colonia Las Flores").is_visible()
    axe(page)
    look(page, "seguimiento-peticion")
    with page.expect_navigation():
        page.get_by_role("button", name="Salir").click()
    page.goto("/seguimiento/peticion/")
    assert page.url.endswith("/seguimiento/")


def test_it_works_without_script(browser, server, followed):
    context = browser.new_context(base_url=server.url, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    come_in(page, followed)
    assert "Lo que pidió" in page.content()
    context.close()


@pytest.mark.req("B-10")
def test_the_desk_sees_the_wording_but_not_the_word(page, sign_in, followed, axe, look):
    sign_in(page, "gema")
    page.goto(f"/mensajes/{followed['message']}/")
    assert "••••-••••-••••" in page.content()
    assert followed["word"] not in page.content()
    axe(page)
    look(page, "mensaje")
    page.goto("/mensajes/")
    axe(page)
    look(page, "mensajes-con-correos")
    page.goto(f"/peticiones/{followed['folio']}/clave/")
    axe(page)
    look(page, "peticion-clave-nueva")


def test_its_words_are_erased_by_whom_the_law_lets_and_never_shown_to_her(page, sign_in, followed, axe, look):
    sign_in(page, "sara")
    page.goto(f"/mensajes/{followed['message']}/borrado/")
    assert "Consumo elevado" not in page.content()
    axe(page)
    look(page, "mensaje-borrado")
