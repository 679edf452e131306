"""The service of an account: contracted, connected, suspended and terminated from its page, with the keyboard."""

import re

import pytest

pytestmark = pytest.mark.req("A-03")
ACCOUNT = "/cuentas/7001-2/"


def sent(page, button):
    page.get_by_role("button", name=button).click()
    page.wait_for_url(re.compile(rf"{ACCOUNT}$"))


def contract_and_connect(page, axe, look):
    page.keyboard.press("0")
    page.wait_for_url(re.compile(r"/servicio/$"))
    axe(page)
    look(page, "servicio-sin-historia")
    page.get_by_role("link", name="Contrato", exact=True).click()
    axe(page)
    look(page, "servicio-contrato")
    sent(page, "Abrir el contrato")
    page.goto(f"{ACCOUNT}tomas/")
    page.get_by_label("Diámetro").select_option("13")
    page.get_by_role("radio", name="Toma de agua").check()
    axe(page)
    look(page, "servicio-conexiones")
    sent(page, "Anotar la conexión")


def suspend(page, axe, look):
    page.goto(f"{ACCOUNT}servicio/estado/")
    page.get_by_role("radio", name="Suspendida").check()
    page.get_by_role("button", name="Cambiar el estado").click()
    page.get_by_text("Escriba este dato").first.wait_for()
    assert page.get_by_role("radio", name="Suspendida").is_checked()
    axe(page)
    look(page, "servicio-estado-sin-motivo")
    page.get_by_label("Por qué").fill("Orden de trabajo OT-118: se retiró el medidor por obra")
    sent(page, "Cambiar el estado")
    axe(page)
    look(page, "cuenta-suspendida")


def test_an_account_is_contracted_connected_suspended_and_terminated(registered, page, sign_in, axe, look):
    sign_in(page, "pilar")
    page.goto(ACCOUNT)
    contract_and_connect(page, axe, look)
    suspend(page, axe, look)
    page.goto(f"{ACCOUNT}uso/")
    look(page, "servicio-uso")
    page.goto(f"{ACCOUNT}contrato/")
    axe(page)
    look(page, "servicio-contrato-vigente")
    page.get_by_role("link", name="Terminar el contrato").click()
    page.get_by_label("Por qué").fill("Lo pidió el titular por escrito: OP-2026-00014")
    axe(page)
    look(page, "servicio-terminar")
    sent(page, "Terminar y dar de baja")
    assert page.get_by_text("Se reanuda solo con un contrato nuevo").first.is_visible()
    look(page, "cuenta-de-baja")
    page.goto(f"{ACCOUNT}servicio/")
    axe(page)
    look(page, "servicio-historia")
