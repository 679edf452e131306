"""A typing error of the register from the visit to the corrected account: asked by a key, authorised by a key."""

import re

import pytest

pytestmark = pytest.mark.req("A-05")


def enter_a_visit(page):
    page.goto("/visitas/nueva/?cuenta=7001-3")
    page.get_by_label("Quién viene").fill("Lucía Soto Marín")
    page.get_by_label("A qué viene").fill("Su colonia está mal escrita en el recibo")
    page.get_by_role("button", name="Registrar").click()
    page.wait_for_url(re.compile(r"/visitas/\d+/"))
    return page.url


def ask(page, datum, after):
    page.goto("/cuentas/7001-3/")
    page.keyboard.press("2")
    page.wait_for_url(re.compile(r"/visitas/\d+/1/correccion/"))
    page.get_by_role("radio", name=f"{datum}:").check()
    page.get_by_label("Cómo debe quedar").fill(after)
    page.get_by_label("Cómo se sabe").fill("Su boleta predial y su credencial de elector")
    page.get_by_role("button", name="Pedir la corrección").click()


def authorise(gema, sign_in, axe, look):
    sign_in(gema, "gema")
    gema.goto("/")
    axe(gema)
    look(gema, "inicio-correcciones")
    gema.goto("/padron/correcciones/")
    axe(gema)
    look(gema, "correcciones")
    gema.keyboard.press("j")
    gema.keyboard.press("3")
    gema.get_by_text("Se corrigió la cuenta 7001-3").wait_for()


def test_a_typing_error_is_put_right_from_visit_to_account(registered, page, new_page, sign_in, axe, look):
    sign_in(page, "ana")
    visit = enter_a_visit(page)
    ask(page, "Colonia", "Los Remedios")
    page.get_by_text("No es un error de dedo").first.wait_for()
    axe(page)
    look(page, "correccion-rechazada")
    page.get_by_label("Cómo debe quedar").fill("El Condes")
    page.get_by_role("button", name="Pedir la corrección").click()
    page.wait_for_url(visit)
    assert page.get_by_text("Espera autorización").first.is_visible()
    axe(page)
    look(page, "visita-con-correccion")
    authorise(new_page(), sign_in, axe, look)
    page.goto(visit)
    assert page.get_by_text("Corrección al padrón por error «de dedo»").first.is_visible()
    axe(page)
    look(page, "visita-corregida")
    page.goto("/cuentas/7001-3/")
    assert page.get_by_text("la autorizó Gema Ibarra Soto").first.is_visible()
    axe(page)
    look(page, "cuenta-corregida")


def test_another_says_why_it_is_not_corrected(registered, page, new_page, sign_in, axe, look):
    sign_in(page, "ana")
    enter_a_visit(page)
    page.goto("/cuentas/7001-3/")
    page.keyboard.press("2")
    page.wait_for_url(re.compile(r"/correccion/"))
    axe(page)
    look(page, "correccion-pedir")
    page.get_by_role("radio", name="Calle:").check()
    page.get_by_label("Cómo debe quedar").fill("Emiliano Zapatas")
    page.get_by_label("Cómo se sabe").fill("Lo dice la persona")
    page.get_by_role("button", name="Pedir la corrección").click()
    gema = new_page()
    sign_in(gema, "gema")
    gema.goto("/padron/correcciones/")
    gema.keyboard.press("j")
    gema.keyboard.press("4")
    gema.wait_for_url(re.compile(r"#rechazar"))
    gema.get_by_role("button", name="Dejar como está").click()
    gema.get_by_text("Escriba por qué no se corrige.").first.wait_for()
    axe(gema)
    look(gema, "correccion-decidir")
    gema.get_by_label("Por qué no se corrige").fill("Sin documento que lo pruebe")
    gema.get_by_role("button", name="Dejar como está").click()
    gema.get_by_text("Ninguna corrección espera").wait_for()
