"""A claim in Dosquebradas in a real browser: filed at the desk, proved, answered, cited, notified and closed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.counter import fill, send, sign, take_up
from tests.browser.petition import folio_of
from tests.browser.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of Dosquebradas."""
    one = Server(tmp_path_factory.mktemp("pqr"))
    one.furnish("dosquebradas")
    one.start()
    yield one
    one.stop()


@pytest.fixture
def seen(look, axe):
    """seen(page, name): it looks right at both sizes and axe finds nothing."""

    def check(page, name):
        axe(page)
        look(page, f"pqr-{name}")

    return check


def file_claim(page, seen):
    """Somebody comes in, and what she asks is filed; its number."""
    page.goto("/visitas/nueva/")
    fill(page, {"Quién viene": "Marta Gómez Ruiz", "A qué viene": "Le cobran un consumo que no tuvo"})
    page.get_by_role("button", name="Registrar").first.click()
    page.get_by_role("link", name="Abrir petición").first.click()
    fill(
        page,
        {
            "Qué presenta": "Reclamo sobre la factura",
            "En calidad de": "Suscriptor",
            "Domicilio para notificaciones": "Carrera 16 # 35-20, Santa Mónica",
            "Asunto, en una línea": "Cobro de un consumo que no tuvo",
            "Qué pide": "Que se revise la lectura de octubre",
        },
    )
    seen(page, "abrir")
    page.get_by_role("button", name=re.compile("Abrir")).click()
    return folio_of(page)


def analyse(page, folio, seen):
    take_up(page, folio, "Analizar y clasificar")
    seen(page, "analizar")
    send(page, {"De qué trata": "Factura: cobro, consumo o tarifa", "No: pasa al": True})
    send(page, {"Nombre y documento de identidad": True, "Matrícula, factura o dirección": True})


def answer(page, folio, seen):
    take_up(page, folio, "Elaborar la respuesta")
    seen(page, "elaborar")
    send(
        page,
        {
            "Punto 1: quién responde": "Facturación",
            "Punto 1: pruebas": "Lectura del 19 de octubre: 1.204.",
            "Punto 1: respuesta": "Se ajusta la factura.",
            "Punto 1: fundamento": "Ley 142 de 1994, artículo 146.",
            "Conclusión": "Quedamos atentos.",
            "Sentido de la respuesta": "Accede",
        },
    )


def sent(page, folio, seen):
    take_up(page, folio, "Enviar la citación")
    seen(page, "citacion")
    send(page, {"Sí": True, "De qué manera": "Por correo certificado", "Quién recibe": "Marta Gómez Ruiz"})


def notified(page, folio, seen):
    take_up(page, folio, "Notificar personalmente")
    seen(page, "notificar")
    sign(page)
    send(page, {"Sí, la recibió": True})


@pytest.mark.req("C-01", "H-03")
def test_a_claim_goes_from_the_desk_to_its_answer_and_its_notification(page_of, seen):
    andrea = page_of("andrea")
    folio = file_claim(andrea, seen)
    seen(andrea, "presentado")
    analyse(andrea, folio, seen)
    answer(andrea, folio, seen)
    take_up(page_of("lina"), folio, "Revisar y firmar la respuesta")
    seen(page_of("lina"), "firmar")
    send(page_of("lina"), {"Visto bueno: se numera y se emite": True})
    sent(andrea, folio, seen)
    notified(andrea, folio, seen)
    take_up(page_of("vicky"), folio, "Archivar y dar de baja el radicado")
    send(page_of("vicky"), {})
    take_up(andrea, folio, "Cerrar en el Control de PQR")
    seen(andrea, "cerrar")
    send(andrea, {})
    andrea.goto(f"/peticiones/{folio}/")
    expect(andrea.get_by_text("Reclamo sobre la factura")).to_be_visible()
    seen(andrea, "cerrado")
