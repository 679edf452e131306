"""A full morning of a front office: kiosk, board, three desks, the registry, an area, the manager and the director."""

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from tests.browser import morning
from tests.browser.conftest import enter, open_page, own_office
from ventanilla.documents.tests.making import pdf

POINTS = "Que se revise el medidor\nQue se explique el consumo"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An office of its own, whose day nobody else writes in."""
    yield from own_office(tmp_path_factory.mktemp("morning"))


@pytest.fixture
def office(browser, server):
    """Everybody at her own machine; the kiosk and the board are two more."""
    errors = []
    seats = {"kiosk": "ana", "board": "gema", "diana": "diana"}
    seats |= {who: who for who in ("ana", "gema", "beto", "ofelia", "mario")}
    pages = {}
    for seat, person in seats.items():
        pages[seat] = open_page(browser, server, errors)
        enter(pages[seat], person)
    yield pages
    for one in pages.values():
        one.context.close()
    assert not errors, errors


@pytest.mark.req("A-01", "A-02", "A-05", "B-01", "B-02", "B-05", "G-01", "G-06")
def test_a_front_office_works_its_morning_on_it_alone(office, tmp_path, axe, look):
    board = office["board"]
    board.goto("/turnos/pantalla/")
    tickets = people_come(office["kiosk"])
    for who, desk in (("ana", "Ventanilla 1"), ("gema", "Ventanilla 2"), ("beto", "Caja 1")):
        morning.sit(office[who], desk)
    morning.sit(office["ofelia"], "Oficialía de Partes")
    folio = ana_serves(office["ana"], board, tickets, axe, look)
    gema_serves(office["gema"], board, tickets)
    the_till_only_attends(office["beto"], board, tickets)
    letter = the_registry_receives(office["ofelia"], board, tickets, tmp_path)
    morning.assess(office["ana"], folio)
    morning.refer(office["gema"], folio)
    morning.acknowledge(office["mario"], folio)
    morning.review(office["gema"], folio)
    for who in ("ana", "gema", "beto", "ofelia"):
        morning.leave(office[who])
    the_day_is_closed(office["gema"], axe, look)
    the_books_have_it(office["ofelia"], letter)
    the_director_sees_it(office["diana"], folio, axe)


def people_come(kiosk):
    """Five people; who asks for it without papers is served first."""
    return {
        "recibo": morning.take(kiosk, "Aclarar mi recibo"),
        "datos": morning.take(kiosk, "Corregir mis datos", "Tengo 60 años o más"),
        "pagar": morning.take(kiosk, "Solo vengo a pagar"),
        "escrito": morning.take(kiosk, "Entregar un escrito"),
    }


def about(account, matter):
    return {"Número de cuenta": account, "A qué viene": matter}


def ana_serves(page, board, tickets, axe, look):
    """The one with priority first: one matter solved at once, another that needs an area; the petition's folio."""
    assert morning.call(page, board) == tickets["datos"]
    axe(page)
    look(page, "manana-llamado")
    morning.enter(
        page, {"Quién viene": "María Guadalupe Peña Hernández"} | about("7001-1", "Su nombre está mal escrito")
    )
    morning.add_matter(page, "El medidor no gira")
    look(page, "manana-visita")
    done = {"Tipo de resolución": "Corrección al padrón por error «de dedo»", "Qué se hizo, en una línea": "Corregido."}
    there = {"Sistema donde se hizo": "SCCAN", "Folio en ese sistema": "SC-118"}
    morning.end(page, {"Resuelto de inmediato": True} | done | there)
    return morning.open_petition(page, POINTS)


def gema_serves(page, board, tickets):
    assert morning.call(page, board) == tickets["recibo"]
    morning.enter(
        page, {"Quién viene": "José Peña Hernández", "Número de cuenta": "7001-2", "A qué viene": "Su recibo"}
    )
    morning.end(page, {"Se dio información": True, "Qué se hizo, en una línea": "Se explicó el rezago."})


def the_till_only_attends(page, board, tickets):
    assert morning.call(page, board) == tickets["pagar"]
    morning.attend_without_visit(page)
    morning.let_go(page)


def the_registry_receives(page, board, tickets, folder):
    """The folio of the letter."""
    assert morning.call(page, board) == tickets["escrito"]
    morning.attend_without_visit(page)
    scan = folder / "oficio-juzgado.pdf"
    scan.write_bytes(pdf(2))
    folio = morning.receive_letter(page, scan)
    morning.let_go(page)
    return folio


def the_day_is_closed(page, axe, look):
    """Two visits with three matters; who paid and who handed in a letter are not in the log; its form is a real PDF."""
    page.goto("/turnos/dia/")
    expect(page.get_by_role("row", name="Solo vengo a pagar")).to_contain_text("100 %")
    address = morning.close_day(page)
    axe(page)
    look(page, "manana-dia-cerrado")
    expect(page.get_by_text("2 visitas, 3 asuntos")).to_be_visible()
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    words = " ".join(one.get_textpage().get_text_bounded() for one in PdfDocument(answer.body()))
    for said in ("ON-GAU-12", "José Peña Hernández", "Corrección al padrón", "El medidor no gira"):
        assert said in words, said


def the_books_have_it(page, letter):
    page.goto("/oficialia/libro/")
    expect(page.locator("main")).to_contain_text("Juzgado Tercero Civil de Naucalpan")
    assert page.request.get(f"/oficialia/{letter}/sello/").headers["content-type"] == "application/pdf"


def the_director_sees_it(page, folio, axe):
    """The month so far, and the case on its diagram."""
    page.goto("/indicadores/")
    expect(page.get_by_role("heading", name="Indicadores de")).to_be_visible()
    axe(page)
    page.goto(f"/peticiones/{folio}/")
    page.get_by_role("link", name="Ver su recorrido").click()
    page.locator(".djs-container .step-now").first.wait_for()
    axe(page)
