"""What each person of the front office does at her own machine on a morning: kiosk, desks, registry, area, manager."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser import petition
from tests.browser.counter import fill, send, take_up

NO_PRIORITY = "Ninguna de estas"


def take(kiosk: Any, matter: str, condition: str = NO_PRIORITY) -> str:
    """Touch a matter and a condition; the number that was given."""
    kiosk.goto("/turnos/kiosko/")
    kiosk.get_by_role("button", name=matter).click()
    kiosk.get_by_role("button", name=condition).click()
    return str(kiosk.locator(".turn-number").inner_text())


def sit(page: Any, desk: str) -> None:
    """Open a desk."""
    page.goto("/turnos/mi-ventanilla/")
    page.get_by_role("button", name=f"Abrir {desk}", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(desk)


def press(page: Any, key: str) -> None:
    """A key, and the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)


def call(page: Any, board: Any) -> str:
    """Call the next one by its key; the number, once the board of the room shows it."""
    page.goto("/turnos/mi-ventanilla/")
    press(page, "m")
    number = str(page.locator("#turno").inner_text())
    expect(board.locator(".board-latest")).to_contain_text(number)
    return number


def attend_without_visit(page: Any) -> None:
    """Who only pays or hands in a letter is attended and let go; nobody is written into the log."""
    page.goto("/turnos/mi-ventanilla/")
    press(page, "b")


def let_go(page: Any) -> None:
    page.goto("/turnos/mi-ventanilla/")
    press(page, "f")
    expect(page.get_by_role("button", name="Llamar al siguiente")).to_be_visible()


def enter(page: Any, typed: dict[str, Any]) -> None:
    """Write whoever was called into the log."""
    press(page, "v")
    fill(page, typed)
    page.get_by_role("button", name="Registrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(typed["Quién viene"])


def add_matter(page: Any, matter: str) -> None:
    """The same person brings another matter."""
    page.keyboard.press("a")
    page.get_by_role("textbox", name="A qué viene").fill(matter)
    page.get_by_role("button", name="Agregar asunto").click()
    expect(page.get_by_text("1. ")).to_be_visible()


def end(page: Any, typed: dict[str, Any]) -> None:
    """How the matter at hand ended."""
    fill(page, typed)
    with page.expect_navigation():
        page.get_by_role("button", name="Anotar y terminar").click()
    wrong = page.locator(".invalid-feedback, [data-error-summary]")
    assert not wrong.count(), wrong.all_inner_texts()


def open_petition(page: Any, points: str) -> str:
    """From the visit, what others must answer becomes a petition; its folio."""
    press(page, "n")
    fill(page, {"En calidad de": "Titular de la cuenta", "Correo": "lupe@correo.example", "Qué pide": points})
    page.get_by_role("button", name="Abrir la petición").click()
    return petition.folio_of(page)


def assess(page: Any, folio: str) -> None:
    """It cannot be solved at once: to the petition control, with its papers checked."""
    take_up(page, folio, "Identificar si se resuelve de inmediato")
    send(page, {"De qué trata": "Medidor: falla, cambio o revisión", "No: pasa al Control de Peticiones": True})
    petition.to_control(page, folio)


def refer(page: Any, folio: str) -> None:
    """The whole of it to the area of meters."""
    take_up(page, folio, "Turnar a las áreas")
    areas = {"Punto 1": "Subgerencia de Medidores", "Punto 2": "Subgerencia de Medidores"}
    send(page, areas | {"Qué se pide": "Revisar y decir qué halló."})


def receive_letter(page: Any, scan: Path) -> str:
    """A letter of another authority, with its scan; its folio in the day book."""
    page.goto("/oficialia/recibir/")
    fill(
        page,
        {
            "Quién lo firma": "Juzgado Tercero Civil de Naucalpan",
            "Asunto": "Pide informe de adeudo de la cuenta 7001-2",
            "Número de cuenta, si lo dice": "7001-2",
            "Fojas": "2",
            "Escrito digitalizado": scan,
        },
    )
    page.get_by_role("button", name="Recibir", exact=True).click()
    expect(page).to_have_url(re.compile(r"/oficialia/(escritos/)?[A-Z]+-[0-9]+-[0-9]+/$"))
    return str(page.url).rstrip("/").rsplit("/", 1)[-1]


def acknowledge(page: Any, folio: str) -> None:
    """From the inbox of the area, without opening the task."""
    page.goto("/bandeja/")
    row = page.locator("[data-row]").filter(has_text=folio)
    row.get_by_role("button", name=re.compile("^Acusar recibo")).click()
    expect(page.get_by_role("status")).to_be_visible()


def review(page: Any, folio: str) -> None:
    """The daily review: ask how it goes, and close the day's review."""
    page.goto("/peticiones/revision/")
    row = page.locator("[data-row]").filter(has_text=folio)
    row.get_by_role("button", name=re.compile("^Pedir avance")).click()
    expect(page.get_by_text("1 de 1 revisados hoy")).to_be_visible()
    page.get_by_text("Cerrar la revisión de hoy").click()
    page.get_by_role("button", name="Cerrar la revisión", exact=True).click()
    expect(page.get_by_text("Revisión cerrada por")).to_be_visible()


def leave(page: Any) -> None:
    """Close the desk."""
    page.goto("/turnos/mi-ventanilla/")
    with page.expect_navigation():
        page.get_by_role("button", name="Cerrar ventanilla").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("¿En qué ventanilla atiende?")


def close_day(page: Any) -> str:
    """Close the log under seal; the address of its printed form."""
    page.goto("/visitas/")
    page.get_by_role("link", name="Cerrar el día").click()
    page.get_by_role("button", name="Sí, cerrar el día").click()
    expect(page.get_by_text("Día cerrado")).to_be_visible()
    return str(page.get_by_role("link", name=re.compile("^Formato")).get_attribute("href"))
