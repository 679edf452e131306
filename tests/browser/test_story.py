"""The whole story in a real browser: six people at their own machines, one of them without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import petition
from tests.browser.conftest import own_office
from tests.browser.counter import send, take_up

PROOF = """
import io, sys
from PIL import Image
Image.new("RGB", (600, 800), "white").save(sys.argv[1])
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own: what others left undone would crowd its inboxes."""
    yield from own_office(tmp_path_factory.mktemp("story"))


@pytest.fixture
def seat(new_page, sign_in):
    """seat("gema"): her page, signed in through the real page; the same one each time."""
    seats = {}

    def of(username):
        if username not in seats:
            seats[username] = new_page()
            sign_in(seats[username], username)
        return seats[username]

    return of


@pytest.fixture(scope="module")
def proof(server, tmp_path_factory):
    """A picture of a paper."""
    file = tmp_path_factory.mktemp("papers") / "estado-de-cuenta.png"
    server.run("-c", PROOF, str(file))
    return file


@pytest.mark.req("A-01", "A-03", "A-04", "B-02", "B-07", "B-11")
def test_a_petition_goes_from_the_door_to_the_signed_answer_and_is_closed(new_page, seat, proof):
    ana = new_page()
    petition.sign_in_by_keys(ana, "ana")
    folio = petition.open_by_keys(ana, proof)
    petition.assess_by_keys(ana)
    petition.to_control(ana, folio)
    petition.refer(seat("gema"), folio)
    petition.attend(seat("mario"), folio, "Se verificó la lectura: 1,204 m³.", proof)
    petition.attend(seat("pilar"), folio, "Se corrigió el nombre del titular.", proof)
    petition.answer(ana, folio)
    take_up(seat("diana"), folio, "Dar visto bueno a la respuesta")
    send(seat("diana"), {"Visto bueno: se numera y se emite": True})
    petition.deliver(ana, folio)
    take_up(seat("ofelia"), folio, "Recibir la copia y dar de baja el folio")
    send(seat("ofelia"), {})
    take_up(seat("gema"), folio, "Entregar el expediente original")
    send(seat("gema"), {"Quién lo recibe ahí": "Diana Quiroz Peña"})
    take_up(ana, folio, "Cerrar en el Control de Peticiones")
    send(ana, {"Nota de cierre": "Entregada en ventanilla."})
    ana.goto(f"/peticiones/{folio}/")
    expect(ana.get_by_text("Respuesta notificada.", exact=True)).to_be_visible()
    the_answer_is_a_pdf_anybody_may_check(ana, new_page())
    the_clock_says_why(ana, folio)


def the_answer_is_a_pdf_anybody_may_check(page, stranger):
    """From the page of a closed petition: its answer downloads, and its public page opens without signing in."""
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Respuesta a su petición"))
    pdf = page.request.get(row.get_by_role("link", name="PDF").get_attribute("href"))
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-")
    row.get_by_role("link", name="Respuesta a su petición").click()
    stranger.goto(page.get_by_role("link", name="su página pública").get_attribute("href"))
    expect(stranger.get_by_text("El documento existe")).to_be_visible()


def the_clock_says_why(page, folio):
    """The page of the legal term tells the date, each day, and the reading not taken."""
    page.goto(f"/peticiones/{folio}/")
    page.get_by_role("link", name=re.compile("Por qué esta fecha")).first.click()
    expect(page.get_by_role("heading", name="Por qué esta fecha")).to_be_visible()
    assert page.locator(".mark-counted").count() >= 1
    assert page.locator(".mark-last").count() >= 1


LATER = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "ventanilla.settings"
django.setup()
from datetime import timedelta
from django.utils import timezone
from ventanilla.processes.actions import fire_due
fire_due(at=timezone.now() + timedelta(days=12), limit=200)
"""


@pytest.mark.req("B-04")
def test_a_third_party_who_never_comes_back_is_closed_by_the_passing_of_time(seat, server):
    ana = seat("ana")
    folio = petition.open_by_mouse(ana, "Tercero")
    petition.ask_to_accredit(ana, folio)
    expect(ana.get_by_role("heading", level=1)).to_have_text("Recibir la acreditación")
    server.run("-c", LATER)
    ana.goto(f"/peticiones/{folio}/")
    expect(ana.get_by_text("No acreditó en el término.")).to_be_visible()
    expect(ana.get_by_role("link", name=re.compile("Cierre por falta de acreditación"))).to_be_visible()
