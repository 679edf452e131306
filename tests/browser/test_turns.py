"""A ticket in real browsers: kiosk, telephone, board with its chime, two desks, absent, transferred, ended."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.req("A-02")


def take(kiosk, matter, condition="Ninguna de estas"):
    """Touch a matter and a condition; the number that was given and the address to follow it."""
    kiosk.goto("/turnos/kiosko/")
    kiosk.get_by_role("button", name=matter).click()
    kiosk.get_by_role("button", name=condition).click()
    number = kiosk.locator(".turn-number").inner_text()
    return number, kiosk.get_by_role("link", name="ver la página").get_attribute("href")


def open_desk(page, name):
    """Sit there, or stay where an earlier story sat."""
    page.goto("/turnos/mi-ventanilla/")
    closed = page.get_by_role("button", name=f"Abrir {name}")
    if closed.count():
        with page.expect_navigation():
            closed.click()


def press(page, key):
    """A key of the desk, and the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)


def send_on(page, matter):
    """To the desks of another matter, by the key and its dialog."""
    page.keyboard.press("h")
    page.locator("#canalizar-asunto").select_option(matter)
    page.get_by_role("button", name="Canalizar", exact=True).click()
    page.get_by_role("button", name="Llamar al siguiente").wait_for()


@pytest.fixture
def room(new_page, sign_in):
    """Kiosk, board and two desks, each a browser of its own."""
    pages = {who: new_page() for who in ("kiosk", "board", "one", "two")}
    for who, person in (("kiosk", "ana"), ("board", "gema"), ("one", "ana"), ("two", "gema")):
        sign_in(pages[who], person)
    return pages


def test_a_ticket_is_given_called_and_shown(room, new_page, axe, look):
    kiosk, board, one = room["kiosk"], room["board"], room["one"]
    first, _ = take(kiosk, "Aclarar mi recibo")
    axe(kiosk)
    look(kiosk, "turnos-boleto")
    kiosk.goto("/turnos/kiosko/?asunto=recibo")
    axe(kiosk)
    look(kiosk, "turnos-preferencia")
    second, address = take(kiosk, "Aclarar mi recibo", "Vivo con una discapacidad")
    phone = new_page()
    phone.goto(address)
    axe(phone)
    board.goto("/turnos/pantalla/")
    open_desk(one, "Ventanilla 1")
    press(one, "m")
    assert one.locator("#turno").inner_text() == second
    board.locator(".board-latest", has_text=second).wait_for()
    expect(board.locator(".board-latest")).to_contain_text("Ventanilla 1")
    expect(board.locator("[data-live-say]")).to_have_text(f"Turno {second}, Ventanilla 1")
    expect(board.locator("body")).to_have_attribute("data-rang", "1")
    axe(board)
    look(board, "turnos-pantalla")
    phone.get_by_text("Pase a Ventanilla 1").wait_for()
    look(phone, "turnos-telefono")
    axe(one)
    look(one, "turnos-ventanilla-llamado")
    press(one, "o")
    press(one, "x")
    phone.get_by_text("Se le llamó y no acudió").wait_for()


def test_a_ticket_is_transferred_and_attended_at_another_desk(room, axe, look):
    one, two = room["one"], room["two"]
    number, _ = take(room["kiosk"], "Corregir mis datos", "Estoy embarazada")
    open_desk(one, "Ventanilla 1")
    press(one, "m")
    assert one.locator("#turno").inner_text() == number
    send_on(one, "tramite")
    open_desk(two, "Ventanilla 4")
    press(two, "m")
    assert two.locator("#turno").inner_text() == number
    press(two, "v")
    two.get_by_label("Quién viene").fill("Guadalupe Pérez López")
    with two.expect_navigation():
        two.get_by_role("button", name="Registrar").click()
    two.goto("/turnos/mi-ventanilla/")
    axe(two)
    look(two, "turnos-ventanilla-atiende")
    two.get_by_role("link", name="Guadalupe Pérez López").click()
    two.get_by_label("Se dio información").check()
    with two.expect_navigation():
        two.get_by_role("button", name="Anotar").first.click()
    two.get_by_role("button", name="Llamar al siguiente").wait_for()
    axe(two)
    look(two, "turnos-ventanilla-libre")
    two.goto("/turnos/dia/")
    axe(two)
    look(two, "turnos-dia")
